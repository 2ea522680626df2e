using System.Runtime.InteropServices;
using Surgical.ModelImport.Weights;

namespace Surgical.ModelImport;

/// <summary>
/// The weights of an imported model in memory, mapped and not copied: sessions share them by address. One owner
/// disposes this,
/// after every session that was given an address. Reading is safe from any thread.
/// </summary>
public sealed class MappedWeights : IDisposable
{
    private readonly MappedFile _map;
    private readonly IReadOnlyDictionary<string, TensorSection> _sections;

    internal MappedWeights(string path, IReadOnlyDictionary<string, TensorSection> sections)
    {
        _sections = sections;
        try
        {
            _map = new MappedFile(path);
        }
        catch (Exception unreadable) when (unreadable is IOException or UnauthorizedAccessException)
        {
            throw new ImportException($"{path}: the weights cannot be mapped. {unreadable.Message}", unreadable);
        }
    }

    /// <summary>Canonical names of all tensors.</summary>
    public IEnumerable<string> Names => _sections.Keys;

    /// <summary>Dimensions of a tensor, slowest first.</summary>
    /// <exception cref="ImportException">The model has no tensor of that name.</exception>
    public IReadOnlyList<long> Shape(string name) => Section(name).Shape;

    /// <summary>Length of a tensor in bytes.</summary>
    /// <exception cref="ImportException">The model has no tensor of that name.</exception>
    public long Size(string name) => Section(name).Size;

    /// <summary>
    /// Where the first float32 of a tensor lies, aligned to 64 bytes; read-only, valid until this is disposed.
    /// </summary>
    /// <exception cref="ImportException">The model has no tensor of that name.</exception>
    public unsafe nint Address(string name) => (nint)_map.At(Section(name).Offset);

    /// <summary>The numbers of a tensor of at most 2^29 of them; valid until this is disposed.</summary>
    /// <exception cref="ImportException">The model has no tensor of that name.</exception>
    public ReadOnlySpan<float> Values(string name)
    {
        var section = Section(name);
        return MemoryMarshal.Cast<byte, float>(_map.Bytes(section.Offset, checked((int)section.Size)));
    }

    /// <summary>Unmaps the file.</summary>
    public void Dispose() => _map.Dispose();

    private TensorSection Section(string name) => _sections.TryGetValue(name, out var section)
        ? section
        : throw new ImportException($"{name}: expected among the weights, came nothing.");
}
