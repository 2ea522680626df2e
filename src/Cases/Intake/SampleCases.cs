using Surgical.Cases.Store;

namespace Surgical.Cases.Intake;

/// <summary>The rendered operations that come with the program.</summary>
public sealed class SampleCases(TheatreBoard board, CaseEraser eraser, Admission admission, Places places)
{
    private static readonly string Folder = Path.Combine(AppContext.BaseDirectory, "sample-videos");

    /// <summary>Takes in those that the store does not have, and that nobody has deleted.</summary>
    /// <exception cref="IOException">One of them could not be taken in: the disk is full.</exception>
    public async Task AdmitAsync(CancellationToken cancellationToken)
    {
        var known = board.All.Where(shown => shown.IsSample).Select(shown => shown.Name).ToHashSet();
        known.UnionWith(await eraser.RemovedSamplesAsync(cancellationToken));
        foreach (var file in Directory.EnumerateFiles(Folder, "*.mp4").Order(StringComparer.Ordinal))
        {
            if (!known.Contains(ShownName.Of(file)))
            {
                await AdmitAsync(file, cancellationToken);
            }
        }
    }

    private async Task AdmitAsync(string file, CancellationToken cancellationToken)
    {
        try
        {
            using var place = places.Reserve();
            await using var video = File.OpenRead(file);
            await admission.AdmitAsync(video, file, isSample: true, cancellationToken);
        }
        catch (RefusedVideoException refused)
        {
            throw new IOException($"{Path.GetFileName(file)}: {refused.Message}", refused);
        }
    }
}
