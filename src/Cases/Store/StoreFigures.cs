using System.Diagnostics.Metrics;

namespace Surgical.Cases.Store;

/// <summary>How long the tables take to be written, and how often that fails, as metrics.</summary>
/// <remarks>Safe to use from several threads.</remarks>
public sealed class StoreFigures(Meter meter, TimeProvider time)
{
    private readonly Histogram<double> _writes = meter.CreateHistogram(
        "surgical.store.write.duration", "s", "Writes to the tables, the wait for others included",
        advice: new InstrumentAdvice<double>
        {
            HistogramBucketBoundaries = [0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 5],
        });

    /// <summary>Does a write and notes it.</summary>
    internal async Task<T> OfAsync<T>(Func<Task<T>> write)
    {
        var (start, outcome) = (time.GetTimestamp(), "failed");
        try
        {
            var written = await write();
            outcome = "written";
            return written;
        }
        finally
        {
            _writes.Record(
                time.GetElapsedTime(start).TotalSeconds, new KeyValuePair<string, object?>("outcome", outcome));
        }
    }
}
