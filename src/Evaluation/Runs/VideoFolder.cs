using Surgical.Capture;
using Surgical.DataSets.Phases;

namespace Surgical.Evaluation.Runs;

/// <summary>Which videos belong to which annotated cases.</summary>
/// <param name="Cases">Cases with a truth and a video, in ordinal order of their keys.</param>
/// <param name="WithoutVideo">Keys of the other truths.</param>
/// <param name="WithoutTruth">The other videos, relative to their folder.</param>
public sealed record VideoFolder(
    IReadOnlyList<AnnotatedVideo> Cases, IReadOnlyList<string> WithoutVideo, IReadOnlyList<string> WithoutTruth)
{
    /// <summary>What the names of videos end with, in small letters or large.</summary>
    internal static IReadOnlySet<string> Endings { get; } = new HashSet<string>(StringComparer.OrdinalIgnoreCase)
    {
        ".mp4", ".m4v", ".mov", ".mkv", ".webm", ".avi", ".mpg", ".mpeg", ".m2v", ".ts", ".mts", ".m2ts", ".wmv",
        ".flv", ".3gp", ".vob", ".mxf", ".ogv",
    };

    /// <summary>
    /// Finds the video of every annotated case: the file whose name without its ending is the case's key, and where
    /// there is none the folder of that name with pictures in it.
    /// </summary>
    /// <param name="truth">Folder of CSV files in the columns of Cataract-1K.</param>
    /// <param name="videos">Searched with its folders.</param>
    /// <exception cref="EvaluationException">
    /// There is no truth or none that can be scored, no video of any case, or two of one.
    /// </exception>
    public static VideoFolder Find(string truth, string videos)
    {
        var keys = PhaseFolder.Read(truth, PhaseRole.Truth).Files.Keys;
        if (!Directory.Exists(videos))
        {
            throw new EvaluationException($"{videos}: expected a folder of videos, found none.");
        }

        var found = Directory.EnumerateFiles(videos, "*", SearchOption.AllDirectories)
            .Where(file => Endings.Contains(Path.GetExtension(file)))
            .Order(StringComparer.Ordinal)
            .ToLookup(file => Path.GetFileNameWithoutExtension(file));
        var pictures = Directory.EnumerateDirectories(videos, "*", SearchOption.AllDirectories)
            .Where(folder => keys.Contains(Path.GetFileName(folder))
                && Directory.EnumerateFiles(folder).Any(PictureFiles.IsPicture))
            .Order(StringComparer.Ordinal)
            .ToLookup(folder => Path.GetFileName(folder));
        var cases = keys.Where(key => found.Contains(key) || pictures.Contains(key))
            .Order(StringComparer.Ordinal)
            .ToArray();
        if (cases.Length == 0)
        {
            throw new EvaluationException(
                $"Expected videos that are named as the cases of {truth} "
                + $"({string.Join(", ", keys.Order(StringComparer.Ordinal).Take(3))}"
                + $"{(keys.Count() > 3 ? " ..." : "")}), found none among {found.Count} in {videos}.");
        }

        return new(
            [
                .. cases.Select(key => found.Contains(key)
                    ? new AnnotatedVideo(key, Only(key, found[key]), IsPictures: false)
                    : new AnnotatedVideo(key, Only(key, pictures[key]), IsPictures: true)),
            ],
            [.. keys.Except(cases).Order(StringComparer.Ordinal)],
            [
                .. found.Where(named => !cases.Contains(named.Key))
                    .SelectMany(named => named)
                    .Select(file => Path.GetRelativePath(videos, file)),
            ]);
    }

    private static string Only(string key, IEnumerable<string> files) => files.ToArray() is [var only]
        ? only
        : throw new EvaluationException($"Expected one video of the case {key}, found {string.Join(" and ", files)}.");
}

/// <summary>One case that can be read and scored.</summary>
/// <param name="Key">As its truth is called.</param>
/// <param name="Path">Of its video, or of the folder of its pictures.</param>
/// <param name="IsPictures">It is such a folder.</param>
public sealed record AnnotatedVideo(string Key, string Path, bool IsPictures);
