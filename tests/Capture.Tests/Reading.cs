using Surgical.TestKit;

namespace Surgical.Capture.Tests;

/// <summary>A source read to its end, every frame given back.</summary>
internal sealed record Reading(VideoFormat Format, IReadOnlyList<ReadFrame> Frames, long FramesRead, int Outstanding)
{
    /// <summary>Pictures of a folder that were not read.</summary>
    public IReadOnlyList<RefusedPicture> Refused { get; init; } = [];

    public IEnumerable<TimeSpan> Times => Frames.Select(frame => frame.At);

    /// <param name="path">What to open.</param>
    /// <param name="looks">Which frames are wanted; all unless told.</param>
    /// <param name="picturesPerSecond">Of a folder; null where nobody said.</param>
    public static async Task<Reading> OfAsync(string path, Looks? looks = null, double? picturesPerSecond = null)
    {
        var source = await FrameSource.OpenAsync(path, picturesPerSecond, TestContext.Current.CancellationToken);
        var pool = new FramePool(source.Format, 1);
        var frames = new List<ReadFrame>();
        await foreach (var frame in source.ReadAsync(pool, looks ?? Looks.All, TestContext.Current.CancellationToken))
        {
            using (frame)
            {
                frames.Add(new ReadFrame(frame.Index, frame.At, frame.Pixels.ToArray()));
            }
        }

        return new Reading(source.Format, frames, source.FramesRead, pool.Outstanding) { Refused = source.Refused };
    }
}

internal sealed record ReadFrame(long Index, TimeSpan At, byte[] Pixels);
