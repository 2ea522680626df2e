using Surgical.Capture;

namespace Surgical.Cases.Intake;

/// <summary>Plans the reading of a video that somebody sent.</summary>
internal static class PlannedVideo
{
    /// <exception cref="RefusedVideoException">It is no video that can be read; the message says why.</exception>
    public static async Task<SourcePlan> ExamineAsync(string file, string name, CancellationToken cancellationToken)
    {
        try
        {
            return await VideoProbe.OfAsync(file, name, cancellationToken);
        }
        catch (CaptureException unreadable)
        {
            throw RefusedVideoException.Unreadable(unreadable);
        }
    }
}
