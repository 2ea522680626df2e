using System.Diagnostics.Metrics;
using Surgical.Cases.Chart;

namespace Surgical.Dashboard.Hub;

/// <summary>Who watches, and how late they hear of it, as metrics.</summary>
/// <remarks>Safe to use from several threads.</remarks>
internal sealed class ViewerFigures
{
    private readonly TimeProvider _time;
    private readonly Histogram<double> _lag;

    /// <summary>Offers them from now on.</summary>
    public ViewerFigures(Meter meter, Broadcaster broadcaster, TimeProvider time)
    {
        _time = time;
        _lag = meter.CreateHistogram(
            "surgical.viewer.lag", "s", "From an event's being written to its being sent to a page",
            advice: new InstrumentAdvice<double>
            {
                HistogramBucketBoundaries = [0.001, 0.005, 0.01, 0.05, 0.1, 0.5, 1, 5, 30],
            });
        meter.CreateObservableGauge("surgical.viewers", () => broadcaster.Count, "{page}", "Pages that watch");
    }

    /// <summary>Notes an event that was sent as it happened.</summary>
    public void Note(JournalEntry sent) => _lag.Record((_time.GetUtcNow() - sent.At).TotalSeconds);
}
