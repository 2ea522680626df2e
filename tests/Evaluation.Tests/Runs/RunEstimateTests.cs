using Surgical.Evaluation.Runs;

namespace Surgical.Evaluation.Tests.Runs;

public sealed class RunEstimateTests
{
    [Fact]
    public void Remaining_BeforeAnythingWasDone_IsNotKnown()
    {
        var estimate = new RunEstimate(10);
        estimate.Skip(4);

        Assert.Null(estimate.Remaining);
    }

    [Fact]
    public void Remaining_AfterSome_GoesOnAtTheirSpeed()
    {
        var estimate = new RunEstimate(10);
        estimate.Skip(4);
        estimate.Observe(2, TimeSpan.FromSeconds(6));

        Assert.Equal(TimeSpan.FromSeconds(12), estimate.Remaining);
    }
}
