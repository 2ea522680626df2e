using System.CommandLine;
using System.Globalization;
using Surgical.Analyzer.Results;
using Surgical.Capture;

namespace Surgical.Commands;

/// <summary>What a case is read from: a video, a folder of pictures, or the files of a recording in parts.</summary>
/// <param name="paths">One or more.</param>
/// <param name="pictureRate">Pictures a second of a folder; null where nobody said.</param>
/// <param name="still">
/// After how long without growth a file that is being written counts as whole; null for what is whole.
/// </param>
internal sealed class CaseSources(IReadOnlyList<string> paths, double? pictureRate, TimeSpan? still)
{
    private RecorderParts? _parts;

    /// <summary>What people call it.</summary>
    public string Name => _parts is null
        ? Path.GetFileName(Path.TrimEndingDirectorySeparator(paths[0]))
        : $"{_parts.InOrder[0].Name} and {_parts.InOrder.Count - 1} more";

    /// <summary>Why these are no one case; null where they may be.</summary>
    public string? WhyRefused() =>
        pictureRate is not null && paths.FirstOrDefault(File.Exists) is { } file
            ? $"Expected a folder of pictures beside --picture-fps, got the file {file}."
        : paths.Count > 1 && paths.FirstOrDefault(Directory.Exists) is { } folder
            ? "Expected one video, the files of one recording in parts, or one folder of pictures; got the folder "
                + $"{folder} among {paths.Count} sources."
        : paths.Count > 1 && still is not null
            ? $"Expected one file beside --follow, got {paths.Count}: all but the last part are whole already."
        : null;

    /// <summary>The argument that names it.</summary>
    public static Argument<string[]> Argument()
    {
        var sources = new Argument<string[]>("SOURCE")
        {
            Description =
                "Video file, or all files of a recording that came in parts, in any order; or folder of pictures, one "
                + "second apart unless --picture-fps says otherwise",
            Arity = ArgumentArity.OneOrMore,
        };

        // Where several words may come, an option that does not exist is one of them.
        sources.Validators.Add(given =>
        {
            foreach (var word in given.Tokens.Select(token => token.Value).Where(IsNoPath))
            {
                given.AddError($"Expected a video file or a folder of pictures, got {word}, which is no option here.");
            }
        });
        return sources;
    }

    /// <summary>Opens it and decodes its first picture; of parts, stderr says in which order they are read.</summary>
    /// <exception cref="CaptureException">There is nothing, or nothing that can be read.</exception>
    public async Task<IFrameSource> OpenAsync(CancellationToken cancellationToken)
    {
        if (paths is [var path])
        {
            var source = await OpenAsync(path, cancellationToken);
            await FrameSource.RequirePictureAsync(path, cancellationToken);
            return source;
        }

        _parts = await RecorderParts.OfAsync(paths, cancellationToken);
        await Console.Error.WriteLineAsync($"surgical: {_parts.InWords}");
        return _parts.Open();
    }

    /// <summary>What an analysis of it is of.</summary>
    /// <param name="analysis">That will be made.</param>
    /// <param name="source">The same, open.</param>
    /// <param name="cancellationToken">Stops between two pieces of a file.</param>
    /// <exception cref="IOException">It cannot be read.</exception>
    public Task<CaseInput> InputAsync(
        CaseAnalysis analysis, IFrameSource source, CancellationToken cancellationToken) => _parts is null
        ? analysis.InputAsync(paths[0], source, cancellationToken)
        : analysis.InputAsync(_parts, source, cancellationToken);

    private async Task<IFrameSource> OpenAsync(string path, CancellationToken cancellationToken)
    {
        if (still is not { } patience)
        {
            return await FrameSource.OpenAsync(path, pictureRate, cancellationToken);
        }

        await Console.Error.WriteLineAsync(string.Create(
            CultureInfo.InvariantCulture,
            $"surgical: following {Path.GetFileName(path)} until it has not grown for {patience.TotalSeconds:0.#} s"));
        return await FrameSource.FollowAsync(path, patience, TimeProvider.System, cancellationToken);
    }

    private static bool IsNoPath(string word) => word.StartsWith('-') && !Path.Exists(word);
}
