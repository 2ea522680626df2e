using Surgical.Analyzer.Results;
using Surgical.Disk;
using Surgical.Evaluation.Phases;
using Surgical.Evaluation.Runs;

namespace Surgical.Evaluation.Report.Phases.Worst;

/// <summary>Looks for the video of a case near the files of an evaluation.</summary>
internal sealed class VideoSearch
{
    private const string CasePrefix = "case_";

    private static readonly EnumerationOptions Deep = new() { RecurseSubdirectories = true, IgnoreInaccessible = true };

    private readonly ILookup<string, string> _byStem;

    /// <param name="folders">Searched with their subfolders; a missing one is none.</param>
    public VideoSearch(IEnumerable<string> folders) => _byStem = folders
        .Where(Directory.Exists)
        .SelectMany(folder => Directory.EnumerateFiles(folder, "*", Deep))
        .Where(path => VideoFolder.Endings.Contains(Path.GetExtension(path)))
        .Select(Path.GetFullPath)
        .Distinct()
        .Order(StringComparer.Ordinal)
        .ToLookup(path => Path.GetFileNameWithoutExtension(path)!, StringComparer.Ordinal);

    /// <summary>The video of a case: the one that was analysed where that is known, else one of its name.</summary>
    public async Task<FoundVideo> OfAsync(VideoResult video, CancellationToken cancellationToken)
    {
        string?[] names = [video.Analysis?.Source, video.Id, CasePrefix + video.Id, Bare(video.Id)];
        var candidates = names.OfType<string>().Distinct().SelectMany(name => _byStem[name]).ToArray();
        if (candidates.Length == 0)
        {
            return new(null, "The video was not found, so that there are no pictures.");
        }

        if (video.Analysis is not { } analysis)
        {
            return new(candidates[0], $"Pictures are from {Path.GetFileName(candidates[0])}, found by its name only.");
        }

        foreach (var candidate in candidates)
        {
            if (RegularFile.WhyNot(candidate) is null
                && await SourceDigest.OfAsync(candidate, cancellationToken) == analysis.SourceSha256)
            {
                return new(candidate, $"Pictures are from {Path.GetFileName(candidate)}, the video that was analysed.");
            }
        }

        return new(
            null,
            $"{Path.GetFileName(candidates[0])} was found, but it is not the video that was analysed: "
            + "there are no pictures.");
    }

    private static string Bare(string id) =>
        id.StartsWith(CasePrefix, StringComparison.Ordinal) ? id[CasePrefix.Length..] : id;
}

/// <summary>What the search gave.</summary>
/// <param name="Path">Null where there is no video to show.</param>
/// <param name="Words">What the reader should know of it.</param>
internal sealed record FoundVideo(string? Path, string Words);
