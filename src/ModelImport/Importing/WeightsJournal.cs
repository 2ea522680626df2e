using System.Globalization;

namespace Surgical.ModelImport.Importing;

/// <summary>
/// Which tensors of an unfinished weights file are whole, a line each: checksum and name. What a killed import wrote is
/// believed only if it still has its checksum. Its owner disposes it.
/// </summary>
internal sealed class WeightsJournal : IDisposable
{
    private readonly Dictionary<string, uint> _finished;
    private readonly FileStream _file;

    /// <exception cref="IOException">The file cannot be written.</exception>
    public WeightsJournal(string path)
    {
        _finished = File.Exists(path) ? Read(File.ReadLines(path)) : [];
        _file = new FileStream(path, FileMode.Append, FileAccess.Write, FileShare.Read, bufferSize: 0);

        // After a line that was cut off.
        _file.Write("\n"u8);
    }

    /// <summary>Checksum of a tensor that was once whole; null for one that was not.</summary>
    public uint? ChecksumOf(string tensor) => _finished.TryGetValue(tensor, out var checksum) ? checksum : null;

    /// <summary>Notes a tensor as whole.</summary>
    /// <exception cref="IOException">The disk is full or fails.</exception>
    public void Add(string tensor, uint checksum) =>
        _file.Write(System.Text.Encoding.UTF8.GetBytes($"{checksum:x8} {tensor}\n"));

    public void Dispose() => _file.Dispose();

    private static Dictionary<string, uint> Read(IEnumerable<string> lines)
    {
        var finished = new Dictionary<string, uint>();
        foreach (var line in lines)
        {
            if (line.Split(' ') is [{ Length: 8 } checksum, { Length: > 0 } name]
                && uint.TryParse(checksum, NumberStyles.HexNumber, CultureInfo.InvariantCulture, out var value))
            {
                finished[name] = value;
            }
        }

        return finished;
    }
}
