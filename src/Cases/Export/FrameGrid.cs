using System.Text.Json;
using Surgical.Analyzer;
using Surgical.Analyzer.Results;
using Surgical.Cases.Intake;
using Surgical.Cases.Store;

namespace Surgical.Cases.Export;

/// <summary>When the frames of a case are, and which number each has.</summary>
internal sealed class FrameGrid
{
    private readonly Func<double, double> _nearest;

    private FrameGrid(FrameNumbers numbers, Func<double, double> nearest)
    {
        Numbers = numbers;
        _nearest = nearest;
    }

    /// <summary>Which frame is shown when.</summary>
    public FrameNumbers Numbers { get; }

    /// <summary>Of a case: by its rate, or frame by frame where that varies.</summary>
    /// <exception cref="IOException">The times of its frames cannot be read.</exception>
    public static FrameGrid Of(DataFolder data, ExportedCase from) => from.Video.FramesPerSecond is > 0 and var rate
        ? new(FrameNumbers.At(rate), seconds => Math.Round(seconds * rate, MidpointRounding.AwayFromZero) / rate)
        : Of(Times(data, from));

    /// <summary>The time of the frame that is nearest, seconds.</summary>
    public double Nearest(double seconds) => _nearest(seconds);

    private static FrameGrid Of(double[] times) => new(
        FrameNumbers.Of([.. times.Select(TimeSpan.FromSeconds)]),
        seconds => times.MinBy(time => Math.Abs(time - seconds)));

    private static double[] Times(DataFolder data, ExportedCase from)
    {
        using var file = File.OpenRead(data.Frames(from.Entry.Id));
        return [.. JsonSerializer.Deserialize<FrameTable>(file, AnalysisJson.Options)!.Seconds];
    }
}
