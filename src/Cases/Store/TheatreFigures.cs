using System.Diagnostics.Metrics;

namespace Surgical.Cases.Store;

/// <summary>
/// What waits, and what the disk holds and has left, as metrics that are looked at when they are asked for.
/// </summary>
public sealed class TheatreFigures
{
    // A look at every file: not for each question.
    private static readonly TimeSpan SizeHolds = TimeSpan.FromMinutes(1);

    private readonly TheatreBoard _board;
    private readonly DataFolder _data;
    private readonly TimeProvider _time;
    private readonly Lock _measuring = new();
    private (long Bytes, long At)? _size;

    /// <summary>Offers them from now on.</summary>
    public TheatreFigures(Meter meter, TheatreBoard board, DataFolder data, TimeProvider time)
    {
        (_board, _data, _time) = (board, data, time);
        meter.CreateObservableGauge(
            "surgical.queue.length", () => board.Waiting, "{case}", "Cases that are not at their end");
        meter.CreateObservableGauge(
            "surgical.queue.age", () => Age().TotalSeconds, "s", "How long the oldest case has waited for its turn");
        meter.CreateObservableGauge(
            "surgical.disk.free", () => new DriveInfo(data.Pictures).AvailableFreeSpace, "By", "Room on the disk");
        meter.CreateObservableGauge("surgical.data.size", Size, "By", "All that is kept");
    }

    private TimeSpan Age() => _board.NextWaiting is { } id && _board.Row(id) is { } row
        ? _time.GetUtcNow() - row.CreatedAt
        : TimeSpan.Zero;

    private long Size()
    {
        lock (_measuring)
        {
            if (_size is not { } known || _time.GetElapsedTime(known.At) > SizeHolds)
            {
                _size = known = (Measure(), _time.GetTimestamp());
            }

            return known.Bytes;
        }
    }

    // What goes away meanwhile counts nothing.
    private long Measure() => new DirectoryInfo(Path.GetDirectoryName(_data.Pictures)!)
        .EnumerateFiles("*", new EnumerationOptions { RecurseSubdirectories = true, IgnoreInaccessible = true })
        .Sum(file => file.Exists ? file.Length : 0);
}
