using Surgical.Soak.Processes;

namespace Surgical.Soak.Tests;

public sealed class LongTestsTests
{
    // A name that a test lost would show nothing, and not fail either.
    [Fact]
    public async Task Run_TestThatIsNotThere_DoesNotHold()
    {
        var finding = await new LongTests("Soak.Tests", "Nothing_OfThisName_IsThere").RunAsync(
            new(Seed: 1, Count: 1, TextWriter.Null), TestContext.Current.CancellationToken);

        Assert.False(finding.Holds, finding.Figures);
    }
}
