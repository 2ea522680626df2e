using System.Text;
using System.Text.Json;
using Surgical.Models.Contract;
using Surgical.TestKit;

namespace Surgical.Analyzer.Tests.Guidance;

/// <summary>The folder of odd replies: NAME.txt, and a line of expected.jsonl for each.</summary>
internal static class OddReplies
{
    private static readonly string Folder =
        Path.Combine(Repository.Root, "tests", "Analyzer.Tests", "Guidance", "replies");

    public static IReadOnlyList<ExpectedReading> All { get; } =
    [
        .. File.ReadLines(Path.Combine(Folder, "expected.jsonl"))
            .Select(line => JsonSerializer.Deserialize<ExpectedReading>(line, AnalysisJson.Options)!),
    ];

    public static IReadOnlyList<string> Files { get; } =
        [.. Directory.EnumerateFiles(Folder, "*.txt").Select(file => Path.GetFileNameWithoutExtension(file))];

    /// <summary>Decoded by hand: a reader of texts would take a byte order mark away.</summary>
    public static string Text(string name) =>
        Encoding.UTF8.GetString(File.ReadAllBytes(Path.Combine(Folder, name + ".txt")));

    public static ModelReply Reply(string text, ReplyEnd end = ReplyEnd.StopToken) =>
        new(text, end, [], 0, new(TimeSpan.Zero, TimeSpan.Zero, TimeSpan.Zero));
}

/// <summary>What a reply must be read as.</summary>
/// <param name="Name">Of the file.</param>
/// <param name="Status">read or unreadable.</param>
/// <param name="End">token-limit; null for the stop token.</param>
/// <param name="Reason">Why it is unreadable.</param>
/// <param name="Phase">Id of the vote; null for none.</param>
/// <param name="Words">The words that name the phase, as they stand in the reply.</param>
/// <param name="Thinking">The first part.</param>
/// <param name="Answer">The second part.</param>
internal sealed record ExpectedReading(
    string Name, string Status, string? End, string? Reason, string? Phase, string? Words, string? Thinking,
    string? Answer);
