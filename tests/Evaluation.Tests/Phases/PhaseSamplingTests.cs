using Surgical.Analyzer.Phases;
using Surgical.Evaluation.Data;
using Surgical.Evaluation.Phases;

namespace Surgical.Evaluation.Tests.Phases;

public sealed class PhaseSamplingTests
{
    [Theory]
    [InlineData(1.1, 10, 11)]
    [InlineData(16.9, 10, 169)]
    [InlineData(2.3, 1, 3)]
    [InlineData(3, 1, 3)]
    [InlineData(0.05, 1, 1)]
    public void Samples_LieBeforeTheEndOfTheTruth(double end, double framesPerSecond, int samples)
    {
        var truth = new PhaseFile("a.csv", "a", "", [new(SurgicalPhase.Incision, 0, end)], []);

        var timeline = PhaseSampling.Sample(truth, truth, framesPerSecond);

        Assert.Equal(Enumerable.Repeat((int)SurgicalPhase.Incision, samples), timeline.Truth);
    }
}
