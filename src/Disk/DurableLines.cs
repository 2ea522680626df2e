using System.Text.Json;

namespace Surgical.Disk;

/// <summary>A file of records, one a line of JSON, each on disk before the next begins.</summary>
/// <remarks>For one thread. A run that was killed may leave a torn last line; it is cut off on opening.</remarks>
/// <typeparam name="T">What a line holds.</typeparam>
public sealed class DurableLines<T> : IDisposable
    where T : class
{
    private readonly FileStream _file;
    private readonly JsonSerializerOptions _written;
    private readonly JsonSerializerOptions _read;
    private readonly List<T> _lines = [];

    /// <summary>Opens or creates the file, for nobody else to write to.</summary>
    /// <param name="path">The file.</param>
    /// <param name="json">How a line is written.</param>
    /// <exception cref="IOException">It cannot be opened, or a line before the last is something else.</exception>
    public DurableLines(string path, JsonSerializerOptions json)
    {
        _written = json;

        // A line that lacks a key is none of ours.
        _read = new(json) { RespectNullableAnnotations = true, RespectRequiredConstructorParameters = true };
        _file = new FileStream(path, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.Read, bufferSize: 0);
        try
        {
            var content = new byte[_file.Length];
            _file.ReadExactly(content);
            _file.SetLength(Read(Path.GetFileName(path), content));
            _file.Seek(0, SeekOrigin.End);
        }
        catch
        {
            _file.Dispose();
            throw;
        }
    }

    /// <summary>What the file holds.</summary>
    public IReadOnlyList<T> All => _lines;

    /// <summary>Returns when the line is on disk.</summary>
    /// <exception cref="IOException">It could not be written, or not whole.</exception>
    public void Append(T line)
    {
        DurableWrite.Append(_file, [.. JsonSerializer.SerializeToUtf8Bytes(line, _written), (byte)'\n']);
        _lines.Add(line);
    }

    /// <summary>Closes the file.</summary>
    public void Dispose() => _file.Dispose();

    /// <returns>Length of the whole lines in bytes.</returns>
    private int Read(string name, ReadOnlySpan<byte> content)
    {
        var start = 0;
        while (content[start..].IndexOf((byte)'\n') is var length and >= 0)
        {
            var end = start + length + 1;
            if (Parse(content.Slice(start, length)) is { } line)
            {
                _lines.Add(line);
            }
            else if (end < content.Length)
            {
                throw new InvalidDataException(
                    $"Expected a line of an earlier run in line {_lines.Count + 1} of {name}; it is something else.");
            }
            else
            {
                return start;
            }

            start = end;
        }

        return start;
    }

    private T? Parse(ReadOnlySpan<byte> line)
    {
        try
        {
            return JsonSerializer.Deserialize<T>(line, _read);
        }
        catch (JsonException)
        {
            return null;
        }
    }
}
