namespace Surgical.Dashboard.Cases;

/// <summary>The rendered operations that come with the program.</summary>
internal sealed class SampleCases(TheatreBoard board, Admission admission)
{
    private static readonly string Folder = Path.Combine(AppContext.BaseDirectory, "sample-videos");

    /// <summary>Takes them in, unless the store has samples already.</summary>
    /// <exception cref="RefusedVideoException">They do not fit on the disk.</exception>
    public async Task AdmitAsync(CancellationToken cancellationToken)
    {
        if (board.All.Any(shown => shown.IsSample))
        {
            return;
        }

        foreach (var file in Directory.EnumerateFiles(Folder, "*.mp4").Order(StringComparer.Ordinal))
        {
            await using var video = File.OpenRead(file);
            await admission.AdmitAsync(video, Path.GetFileName(file), isSample: true, cancellationToken);
        }
    }
}
