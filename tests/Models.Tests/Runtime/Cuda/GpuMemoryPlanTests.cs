using Surgical.Models.Contract;
using Surgical.Models.Runtime.Cuda;

namespace Surgical.Models.Tests.Runtime.Cuda;

public sealed class GpuMemoryPlanTests
{
    private const long Gigabyte = 1_000_000_000;
    private const int Context = 4096;

    private static readonly GpuMemoryPlan MedGemma =
        GpuMemoryPlan.Needed(MedGemmaShape.Configuration, MedGemmaShape.Weights, Context);

    [Fact]
    public void Needed_MedGemma_FitsACardOf16Gigabytes() => Assert.InRange(MedGemma.Total, 9 * Gigabyte, 13 * Gigabyte);

    [Fact]
    public void Needed_Cache_IsTwoNumbersForEachKeyAndValue() => Assert.Equal(139_264L * Context, MedGemma.Cache);

    [Fact]
    public void Needed_Inputs_AreTwoMasksAndTheFeaturesOfTheLongestPrompt() =>
        Assert.Equal((4L * Context * Context) + (2L * 2560 * Context), MedGemma.Inputs);

    [Fact]
    public void Within_LargeCard_TakesItsShareAndNoMore()
    {
        var plan = MedGemma.Within(0.9, free: 100 * Gigabyte, total: 100 * Gigabyte);

        Assert.InRange(plan.Total, 89.9 * Gigabyte, 90 * Gigabyte);
        Assert.Equal((MedGemma.Weights, MedGemma.Cache, MedGemma.Inputs), (plan.Weights, plan.Cache, plan.Inputs));
    }

    [Fact]
    public void Within_OthersUseTheCard_LeavesThemTheirs()
    {
        var plan = MedGemma.Within(0.9, free: 40 * Gigabyte, total: 100 * Gigabyte);

        Assert.InRange(plan.Total, 29.9 * Gigabyte, 30 * Gigabyte);
    }

    [Fact]
    public void Within_SmallCard_SaysWhatIsNeededAndWhatThereIs()
    {
        var refusal = Assert.Throws<ModelException>(
            () => MedGemma.Within(0.9, free: 7 * Gigabyte, total: 8 * Gigabyte));

        Assert.StartsWith("The model needs 1", refusal.Message, StringComparison.Ordinal);
        Assert.EndsWith(
            "and 6.2 GB can be had: --gpu-memory 0.9 of 8.0 GB, of which 1.0 GB are in use.",
            refusal.Message,
            StringComparison.Ordinal);
    }
}
