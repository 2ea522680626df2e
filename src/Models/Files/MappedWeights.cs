using System.Numerics.Tensors;
using Surgical.Models.Files.Weights;

namespace Surgical.Models.Files;

/// <summary>
/// The weights of an imported model in memory, mapped and not copied: sessions share them by address. One owner
/// disposes this, after every session that was given an address. Reading is safe from any thread.
/// </summary>
public sealed class MappedWeights : IDisposable
{
    private readonly IReadOnlyDictionary<string, MappedTensor> _tensors;
    private readonly IReadOnlyList<IDisposable> _files;
    private bool _disposed;

    /// <param name="tensors">By canonical name.</param>
    /// <param name="files">What the tensors lie in; owned from here on.</param>
    internal MappedWeights(IReadOnlyDictionary<string, MappedTensor> tensors, IReadOnlyList<IDisposable> files) =>
        (_tensors, _files) = (tensors, files);

    /// <summary>Canonical names of all tensors.</summary>
    public IEnumerable<string> Names => _tensors.Keys;

    /// <summary>
    /// A file of the model's own that somebody wrote to since it was mapped; null for none. A few system calls.
    /// </summary>
    public string? ChangedFile => _files.OfType<MappedFile>().FirstOrDefault(file => file.HasChanged)?.Path;

    /// <summary>Dimensions of a tensor as the graphs see it, slowest first.</summary>
    /// <exception cref="ImportException">The model has no tensor of that name.</exception>
    public IReadOnlyList<long> Shape(string name) => Tensor(name).Shape;

    /// <summary>How a tensor's numbers are stored.</summary>
    /// <exception cref="ImportException">The model has no tensor of that name.</exception>
    public TensorType Type(string name) => Tensor(name).Numbers.Type;

    /// <summary>Length of a tensor in bytes, as it is stored.</summary>
    /// <exception cref="ImportException">The model has no tensor of that name.</exception>
    public long Size(string name) => Tensor(name).Count * Type(name).Size();

    /// <summary>
    /// Whether the stored bytes are what the graphs multiply with; false for a norm of a snapshot, whose factor is
    /// 1 + w, and for a weight that an adapter changes.
    /// </summary>
    /// <exception cref="ImportException">The model has no tensor of that name.</exception>
    public bool IsAsStored(string name) => Tensor(name).IsAsStored;

    /// <summary>
    /// Where the first stored byte of a tensor lies; read-only, valid until this is disposed. Aligned to 64 bytes in a
    /// model's own weights file, to nothing in a snapshot's.
    /// </summary>
    /// <exception cref="ImportException">The model has no tensor of that name.</exception>
    public nint Address(string name) => Tensor(name).Numbers.Address;

    /// <summary>Gives the address of a tensor whose stored bytes are final and bfloat16.</summary>
    /// <exception cref="ImportException">The model has no tensor of that name.</exception>
    public bool TryGetBFloat16(string name, out nint address)
    {
        var isThere = Type(name) is TensorType.BF16 && IsAsStored(name);
        address = isThere ? Address(name) : 0;
        return isThere;
    }

    /// <summary>
    /// Numbers of a tensor as the graphs multiply with them, as float32: norms are 1 + w, adapters are merged.
    /// </summary>
    /// <param name="name">A tensor that is not packed.</param>
    /// <param name="first">First number wanted.</param>
    /// <param name="into">Filled to its end.</param>
    /// <exception cref="ImportException">The model has no tensor of that name, or only packed.</exception>
    /// <exception cref="ArgumentOutOfRangeException">The tensor ends before.</exception>
    public void Read(string name, long first, Span<float> into)
    {
        var tensor = Tensor(name);
        ArgumentOutOfRangeException.ThrowIfNegative(first);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(first, tensor.Count - into.Length);
        tensor.Numbers.Read(first, into);
        if (tensor.AddsOne)
        {
            TensorPrimitives.Add(into, 1f, into);
        }
    }

    /// <summary>Unmaps the files.</summary>
    public void Dispose()
    {
        if (_disposed)
        {
            return;
        }

        _disposed = true;
        foreach (var file in _files)
        {
            file.Dispose();
        }
    }

    private MappedTensor Tensor(string name)
    {
        ObjectDisposedException.ThrowIf(_disposed, this);
        return _tensors.TryGetValue(name, out var tensor)
            ? tensor
            : throw new ImportException($"{name}: expected among the weights, came nothing.");
    }
}
