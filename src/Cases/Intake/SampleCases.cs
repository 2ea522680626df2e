using Microsoft.Extensions.Logging;
using Surgical.Cases.Store;
using Surgical.Cases.Store.Opening;

namespace Surgical.Cases.Intake;

/// <summary>The rendered operations that come with the program.</summary>
public sealed partial class SampleCases(
    CaseEraser eraser,
    Admission admission,
    StoreCondition condition,
    Places places,
    ILogger<SampleCases> logger)
{
    private static readonly string Folder = Path.Combine(AppContext.BaseDirectory, "sample-videos");

    /// <summary>Takes in those that the store does not have, and that nobody has deleted.</summary>
    /// <exception cref="IOException">One of them cannot be read.</exception>
    public async Task AdmitAsync(CancellationToken cancellationToken)
    {
        if (condition.ReadingOnly is not null)
        {
            return;
        }

        var known = await eraser.SamplesAsync(cancellationToken);
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
        catch (RefusedVideoException full) when (full.Reason is VideoRefusal.DiskFull or VideoRefusal.NotNow)
        {
            // What is there is shown all the same.
            Log.NotTaken(logger, ShownName.Of(file), full.Message);
        }
        catch (RefusedVideoException refused)
        {
            throw new IOException($"{Path.GetFileName(file)}: {refused.Message}", refused);
        }
    }

    private static partial class Log
    {
        [LoggerMessage(Level = LogLevel.Warning, Message = "The sample {Name} was not taken in. {Why}")]
        public static partial void NotTaken(ILogger logger, string name, string why);
    }
}
