using System.Text.Json;
using Surgical.Analyzer.Profiles;
using Surgical.DataSets.Files;
using Surgical.Evaluation.Replies;

namespace Surgical.Evaluation.Runs;

/// <summary>What a run of ours did about questions whose picture was missing or broken.</summary>
/// <param name="Handling">"empty" or "left-out".</param>
/// <param name="Places">Of those questions, "row 7".</param>
internal sealed record MissingPictures(string Handling, IReadOnlySet<string> Places)
{
    /// <summary>Its key among the settings of a run.</summary>
    public const string Setting = "missing_picture";

    /// <returns>Null where no run of ours lies beside the predictions, or it does not say.</returns>
    /// <exception cref="EvaluationException">One of its files cannot be read.</exception>
    public static MissingPictures? Beside(string predictions)
    {
        var folder = new FileInfo(predictions).DirectoryName!;
        var unanswered = Path.Combine(folder, RunFolder.UnansweredName);
        if (!RunFolder.IsBeside(predictions) || !File.Exists(unanswered))
        {
            return null;
        }

        using var run = JsonFile.Read(Path.Combine(folder, RunFolder.Name));
        return run.RootElement.ValueKind == JsonValueKind.Object
            && run.RootElement.TryGetProperty("settings", out var settings)
            && settings.ValueKind == JsonValueKind.Object
            && settings.TryGetProperty(Setting, out var handling)
            && handling.ValueKind == JsonValueKind.String
                ? new(
                    handling.GetString()!,
                    RunFolder.Lines<Unanswered>(unanswered)
                        .Where(one => one.LacksPicture)
                        .Select(one => one.Place)
                        .ToHashSet())
                : null;
    }
}

/// <summary>Handlings as people write them.</summary>
internal static class MissingPictureNames
{
    public static string Name(this MissingPicture missing) => missing == MissingPicture.Empty ? "empty" : "left-out";
}
