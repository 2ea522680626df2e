using System.Buffers.Binary;
using Surgical.Models.Files.Foreign;
using Surgical.Models.Files.Identity;

namespace Surgical.Models.Files.Weights;

/// <summary>A safetensors file, mapped and its header checked. Its owner disposes it.</summary>
internal sealed class SafetensorsFile : IDisposable
{
    // As in the format's own library: https://github.com/huggingface/safetensors
    private const ulong LongestHeader = 100_000_000;
    private const int LengthSize = sizeof(ulong);

    private readonly MappedFile _map;
    private readonly int _headerLength;

    private SafetensorsFile(string name, MappedFile map, int headerLength)
    {
        Name = name;
        _map = map;
        _headerLength = headerLength;
    }

    /// <summary>File name without its folder.</summary>
    public string Name { get; }

    /// <summary>Bytes of the whole file.</summary>
    public long Length => _map.Length;

    /// <summary>As it is now; null where the system does not tell.</summary>
    public FileStamp? Stamp => _map.Stamp;

    /// <summary>The header's JSON.</summary>
    public ReadOnlySpan<byte> Header => _map.Bytes(LengthSize, _headerLength);

    /// <summary>In the order of their data.</summary>
    public IReadOnlyList<SafetensorsTensor> Tensors { get; private set; } = [];

    /// <summary>Opens the file; null, and a problem more, when it has no header that can be read.</summary>
    /// <exception cref="IOException">The file cannot be read at all.</exception>
    public static SafetensorsFile? Open(string path, Problems problems)
    {
        var name = Path.GetFileName(path);

        // A link that leads nowhere "exists".
        if (!File.Exists(path) || File.ResolveLinkTarget(path, returnFinalTarget: true) is { Exists: false })
        {
            problems.Add(name, "a file", $"nothing{Unfinished(path)}");
            return null;
        }

        if (FileHead.Objection(path) is { } came)
        {
            problems.Add(name, "a safetensors file", came);
            return null;
        }

        var map = new MappedFile(path);
        var file = HeaderLength(map, name, problems) is { } length ? new SafetensorsFile(name, map, length) : null;
        if (file is not null && SafetensorsHeader.Read(file.Header, file.DataLength, name, problems) is { } tensors)
        {
            file.Tensors = tensors;
            return file;
        }

        map.Dispose();
        return null;
    }

    /// <summary>Bytes of the file before a tensor's first.</summary>
    /// <param name="tensor">One of this file's.</param>
    public long Offset(SafetensorsTensor tensor) => LengthSize + _headerLength + tensor.Begin;

    /// <summary>Where a tensor's first byte lies in memory, until this is disposed.</summary>
    /// <param name="tensor">One of this file's.</param>
    public unsafe nint Address(SafetensorsTensor tensor) => (nint)_map.At(Offset(tensor));

    /// <summary>Numbers of a tensor as float32.</summary>
    /// <param name="tensor">One of this file's.</param>
    /// <param name="first">First number taken.</param>
    /// <param name="into">Filled to its end.</param>
    public void Read(SafetensorsTensor tensor, long first, Span<float> into)
    {
        var size = tensor.Type.Size();
        var bytes = _map.Bytes(Offset(tensor) + (first * size), into.Length * size);
        Floats.Widen(bytes, tensor.Type, into);
    }

    public void Dispose() => _map.Dispose();

    private long DataLength => _map.Length - LengthSize - _headerLength;

    private static int? HeaderLength(MappedFile map, string name, Problems problems)
    {
        if (map.Length < LengthSize)
        {
            problems.Add(name, "a safetensors file", $"{map.Length} bytes");
            return null;
        }

        var length = BinaryPrimitives.ReadUInt64LittleEndian(map.Bytes(0, LengthSize));
        if (length > LongestHeader)
        {
            problems.Add(
                name, $"a safetensors file, whose header has at most {LongestHeader} bytes", $"one of {length} bytes");
            return null;
        }

        var end = LengthSize + (long)length;
        if (end > map.Length)
        {
            problems.Add(name, $"{end} bytes of header alone", SafetensorsHeader.CutOff(map.Length));
            return null;
        }

        return (int)length;
    }

    // Of the tools that fetch models, most write beside the name that a file gets when it is whole.
    private static string Unfinished(string path)
    {
        var folder = Path.GetDirectoryName(Path.GetFullPath(path))!;
        var begun = Directory.Exists(folder)
            ? Directory.EnumerateFiles(folder, $"{Path.GetFileName(path)}.*").FirstOrDefault()
            : null;
        return begun is null
            ? "; fetch it again"
            : $" but {Path.GetFileName(begun)}, the part of a download that was broken off; fetch it again";
    }
}
