using System.Globalization;

namespace Surgical.Capture.Tests.Footage;

/// <summary>A video read to its end by the numbers that its pictures carry.</summary>
internal sealed record SeenReading(IReadOnlyList<TimeSpan> Times, IReadOnlyList<int?> Shown, SeenFootage Footage)
{
    /// <summary>
    /// "0-66 69 73-149": the numbers in the order in which they are shown; ? where one cannot be read.
    /// </summary>
    public string Numbers => Runs([.. Shown]);

    /// <summary>"damaged 2.76-3 pause 5-17", in seconds.</summary>
    public string Gaps => string.Join(' ', Footage.Gaps.Select(gap => string.Create(
        CultureInfo.InvariantCulture,
        $"{gap.Kind.ToString().ToLowerInvariant()} {gap.From.TotalSeconds:0.###}-{gap.To.TotalSeconds:0.###}")));

    /// <summary>Places of the pictures that were looked at, among all.</summary>
    public required IReadOnlyList<long> Places { get; init; }

    public static async Task<SeenReading> OfAsync(string video, CancellationToken cancellationToken) => await OfAsync(
        await FrameSource.OpenAsync(video, picturesPerSecond: null, cancellationToken), Looks.All, cancellationToken);

    public static async Task<SeenReading> OfAsync(
        IFrameSource source, Looks looks, CancellationToken cancellationToken)
    {
        var pool = new FramePool(source.Format, 1);
        var (times, shown, places) = (new List<TimeSpan>(), new List<int?>(), new List<long>());
        await foreach (var frame in source.ReadAsync(pool, looks, cancellationToken))
        {
            using (frame)
            {
                times.Add(frame.At);
                places.Add(frame.Index);
                shown.Add(FrameStrip.Read(frame.Pixels, source.Format.Width));
            }
        }

        Assert.Equal(0, pool.Outstanding);
        return new(times, shown, source.Footage) { Places = places };
    }

    private static string Runs(List<int?> numbers)
    {
        var runs = new List<(int? First, int? Last)>();
        foreach (var number in numbers)
        {
            if (runs.Count > 0 && (runs[^1].Last + 1 == number || (runs[^1].Last is null && number is null)))
            {
                runs[^1] = (runs[^1].First, number);
            }
            else
            {
                runs.Add((number, number));
            }
        }

        return string.Join(' ', runs.Select(run =>
            run.First is null ? "?" : run.First == run.Last ? $"{run.First}" : $"{run.First}-{run.Last}"));
    }
}
