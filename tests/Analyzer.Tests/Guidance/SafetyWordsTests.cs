using Surgical.Analyzer.Findings;
using Surgical.Analyzer.Guidance;
using Surgical.Analyzer.Tests.Phases;

namespace Surgical.Analyzer.Tests.Guidance;

public sealed class SafetyWordsTests
{
    [Theory]
    [InlineData("Stop aspiration and bring the tip back to the centre.")]
    [InlineData("Stop, refill with viscoelastic and redirect the flap toward the centre.")]
    [InlineData("Recentre the microscope on the pupil before going on.")]
    [InlineData("Re-center the eye.")]
    [InlineData("Hold still and refocus.")]
    [InlineData("1. Stop.\n2. Refill.")]
    [InlineData("The chamber is shallow: stop injecting before the iris prolapses.")]
    [InlineData("If the chamber shallows, stop.")]
    [InlineData("You should stop now.")]
    [InlineData("The microscope needs care; please refocus.")]
    [InlineData("**Immediately stop** the vacuum.")]
    public void Warning_ImperativeInTheAnswer_IsFound(string answer)
    {
        Assert.NotNull(SafetyWords.Warning(new("The view is clear.", answer, null)));
    }

    [Theory]
    [InlineData("Do not stop aspiration.")]
    [InlineData("Never stop in the middle of the tear.")]
    [InlineData("Don’t stop or refocus.")]
    [InlineData("Go on without stopping.")]
    [InlineData("Bring the tip to a stop in the safe zone.")]
    [InlineData("Stop-and-chop the nucleus.")]
    [InlineData("No need to stop.")]
    [InlineData("Keep the groove shallow near the edge.")]
    [InlineData("Prepare the next instrument and keep the eye centred.")]
    public void Warning_NoImperativeToStop_IsNone(string answer)
    {
        Assert.Null(SafetyWords.Warning(new("The safety margins are adequate.", answer, null)));
    }

    [Theory]
    [InlineData("The tear is running out to the periphery.")]
    [InlineData("The tear is half complete and threatens the capsule.")]
    [InlineData("The posterior capsule is threatened.")]
    [InlineData("The tip is too close to the pupil margin.")]
    [InlineData("The phase and the safety margins cannot be judged.")]
    [InlineData("The tear is not complete, and it runs out.")]
    public void Warning_DangerInTheThinking_IsFound(string thinking)
    {
        Assert.Equal(thinking, SafetyWords.Warning(new(thinking, "Go on slowly.", null)));
    }

    [Theory]
    [InlineData("The safety margins are adequate.")]
    [InlineData("The tear is not running out.")]
    [InlineData("No structure is threatened.")]
    [InlineData("The tip isn't too close to the capsule.")]
    [InlineData("Nothing is torn or threatened.")]
    [InlineData("The tip is held high to avoid coming too close.")]
    public void Warning_DangerDenied_IsNone(string thinking)
    {
        Assert.Null(SafetyWords.Warning(new(thinking, "Go on slowly.", null)));
    }

    [Fact]
    public void Warning_ReferenceAnswersOfTheSamples_IsFoundExactlyForTheHazards()
    {
        foreach (var second in SampleCase.All.SelectMany(sample => sample.Seconds))
        {
            var read = Assert.IsType<Analysis.Read>(GuidanceParser.Parse(OddReplies.Reply(second.Answer)));

            Assert.Equal(second.Hazard is not null, SafetyWords.Warning(read.Guidance) is not null);
        }
    }
}
