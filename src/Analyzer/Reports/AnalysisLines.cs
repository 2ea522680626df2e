using System.Text.Json;

namespace Surgical.Analyzer.Reports;

/// <summary>analysis.jsonl: one key frame a line, each on disk before the next begins.</summary>
/// <remarks>For one thread. A run that was killed may leave a torn last line; it is cut off on opening.</remarks>
internal sealed class AnalysisLines : IDisposable
{
    /// <summary>A line that lacks a key is none of ours.</summary>
    private static readonly JsonSerializerOptions Strict = new(AnalysisJson.Options)
    {
        RespectNullableAnnotations = true,
        RespectRequiredConstructorParameters = true,
    };

    private readonly FileStream _file;
    private readonly List<KeyFrameAnalysis> _lines;

    private AnalysisLines(FileStream file, List<KeyFrameAnalysis> lines)
    {
        _file = file;
        _lines = lines;
    }

    /// <summary>What the file holds.</summary>
    public IReadOnlyList<KeyFrameAnalysis> All => _lines;

    /// <summary>Opens or creates the file, for nobody else to write to.</summary>
    /// <exception cref="IOException">It cannot be opened, or a line before the last is no analysis.</exception>
    public static AnalysisLines Open(string path)
    {
        var file = new FileStream(path, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.Read, bufferSize: 0);
        try
        {
            var content = new byte[file.Length];
            file.ReadExactly(content);
            var lines = new List<KeyFrameAnalysis>();
            file.SetLength(Read(content, lines));
            file.Seek(0, SeekOrigin.End);
            return new AnalysisLines(file, lines);
        }
        catch
        {
            file.Dispose();
            throw;
        }
    }

    /// <summary>Returns when the line is on disk.</summary>
    /// <exception cref="IOException">It could not be written, or not whole.</exception>
    public void Append(KeyFrameAnalysis analysis)
    {
        DurableWrite.Append(_file, [.. JsonSerializer.SerializeToUtf8Bytes(analysis, AnalysisJson.Options), (byte)'\n']);
        _lines.Add(analysis);
    }

    public void Dispose() => _file.Dispose();

    /// <returns>Length of the whole lines in bytes.</returns>
    private static int Read(ReadOnlySpan<byte> content, List<KeyFrameAnalysis> lines)
    {
        var start = 0;
        while (content[start..].IndexOf((byte)'\n') is var length and >= 0)
        {
            var end = start + length + 1;
            if (Parse(content.Slice(start, length)) is { } analysis)
            {
                lines.Add(analysis);
            }
            else if (end < content.Length)
            {
                throw new InvalidDataException(
                    $"Expected an analysis in line {lines.Count + 1} of analysis.jsonl; it is something else.");
            }
            else
            {
                return start;
            }

            start = end;
        }

        return start;
    }

    private static KeyFrameAnalysis? Parse(ReadOnlySpan<byte> line)
    {
        try
        {
            return JsonSerializer.Deserialize<KeyFrameAnalysis>(line, Strict);
        }
        catch (JsonException)
        {
            return null;
        }
    }
}
