using System.Text.Json;
using System.Text.Json.Nodes;
using Surgical.Disk;

namespace Surgical.Analyzer.Results;

/// <summary>The <c>report.json</c> that an earlier run left in a folder.</summary>
internal sealed class FormerReport
{
    private readonly JsonNode? _there;

    private FormerReport(JsonNode? there) => _there = there;

    /// <summary>Nothing is to be added to it.</summary>
    public bool IsFinished => _there?["state"]?.ToString() == AnalysisReport.Finished;

    /// <summary>It is of a file that was still being written when it began.</summary>
    public bool IsOfAFollowedFile => _there?["source"] is JsonObject source
        && source.TryGetPropertyValue("sha256", out var digest) && digest is null;

    /// <summary>Reads one; one that is no JSON differs from everything.</summary>
    /// <exception cref="IOException">It cannot be read.</exception>
    public static FormerReport At(string path)
    {
        try
        {
            return new(JsonNode.Parse(File.ReadAllText(RegularFile.At(path))));
        }
        catch (JsonException)
        {
            return new(null);
        }
    }

    /// <summary>What keeps the folder from being continued with an input, in words; null where nothing does.</summary>
    public string? DifferenceFrom(CaseInput input)
    {
        var here = JsonNode.Parse(AnalysisReport.Unfinished(input))!;
        if (!IsOfAFollowedFile && FileDifference(_there?["source"], here["source"]!) is { } difference)
        {
            return difference;
        }

        if (!JsonNode.DeepEquals(_there?["model"]?["digest"], here["model"]!["digest"]))
        {
            return "the model differs";
        }

        var (before, now) = (_there?["settings"], here["settings"]);
        return JsonNode.DeepEquals(FormerSettings.Completed(before, now), now)
            ? null
            : FormerSettings.HowToGoOn(before, now) ?? "the settings differ";
    }

    private static string? FileDifference(JsonNode? there, JsonNode here) =>
        here["sha256"] is null ? "that one is no longer being written; leave --follow away to go on with it"
        : !JsonNode.DeepEquals(there?["sha256"], here["sha256"]) ? "the video differs"
        : !JsonNode.DeepEquals(there?["framesPerSecond"], here["framesPerSecond"]) ? "the frame rate differs"
        : null;
}
