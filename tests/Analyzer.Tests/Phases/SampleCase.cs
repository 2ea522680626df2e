using System.Text.Json;
using Surgical.Analyzer.Phases;
using Surgical.TestKit;

namespace Surgical.Analyzer.Tests.Phases;

/// <summary>The truth of a sample video, second by second, with the answer that the reference gives.</summary>
internal sealed record SampleCase(string Name, IReadOnlyList<SampleSecond> Seconds)
{
    public static IReadOnlyList<SampleCase> All { get; } =
        [.. Directory.EnumerateFiles(Repository.SampleVideos, "*.json").Order().Select(Read)];

    public TimeSpan Duration => TimeSpan.FromSeconds(Seconds.Count);

    public static SampleCase Named(string name) => All.Single(sample => sample.Name == name);

    private static SampleCase Read(string path)
    {
        using var truth = JsonDocument.Parse(File.ReadAllText(path));
        return new(
            Path.GetFileNameWithoutExtension(path),
            [.. truth.RootElement.GetProperty("seconds").EnumerateArray().Select(SecondOf)]);
    }

    private static SampleSecond SecondOf(JsonElement second)
    {
        var name = second.GetProperty("phase").GetString()!;
        Assert.True(PhaseNames.TryParse(name, out var phase), $"Unknown phase {name}.");
        return new(
            TimeSpan.FromSeconds(second.GetProperty("second").GetInt32()),
            phase,
            second.GetProperty("hazard").GetString(),
            second.GetProperty("answer").GetString()!);
    }
}

internal sealed record SampleSecond(TimeSpan At, SurgicalPhase Phase, string? Hazard, string Answer);
