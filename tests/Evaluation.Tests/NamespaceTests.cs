using ArchUnitNET.Domain;
using ArchUnitNET.Fluent.Slices;
using ArchUnitNET.Loader;
using Surgical.DataSets;
using Surgical.Disk;
using static ArchUnitNET.Fluent.ArchRuleDefinition;

namespace Surgical.Evaluation.Tests;

/// <summary>Which folder may refer to which: figures know nothing of those who write them down.</summary>
public sealed class NamespaceTests
{
    private const string Computing = @"^Surgical\.Evaluation\.(Figures|Phases|Flare|Replies|Corrections)(\.|$)";
    private const string Reporting = @"^Surgical\.Evaluation\.Report(\.|$)";
    private const string ButReporting = @"^Surgical\.Evaluation\.(?!Report(\.|$))";

    private static readonly Architecture Loaded = new ArchLoader()
        .LoadAssemblies(typeof(EvaluationException).Assembly, typeof(DataSetException).Assembly)
        .Build();

    [Theory]
    [InlineData("Surgical.Evaluation.(**)")]
    [InlineData("Surgical.DataSets.(**)")]
    public void Namespaces_ReferToEachOtherWithoutACircle(string pattern) => AssertPassed(
        SliceRuleDefinition.Slices().Matching(pattern).Should().BeFreeOfCycles().Evaluate(Loaded));

    [Fact]
    public void Report_IsReferredToByNobodyElse() => AssertPassed(
        Types().That().ResideInNamespaceMatching(ButReporting)
            .Should().NotDependOnAny(Types().That().ResideInNamespaceMatching(Reporting))
            .Evaluate(Loaded));

    [Fact]
    public void Figures_AreComputedWithoutAFile() => AssertPassed(
        Types().That().ResideInNamespaceMatching(Computing)
            .Should().NotDependOnAny(typeof(File), typeof(Directory), typeof(DurableWrite))
            .Evaluate(Loaded));

    private static void AssertPassed(IEnumerable<ArchUnitNET.Fluent.EvaluationResult> results)
    {
        var all = results.ToArray();
        Assert.NotEmpty(all);
        Assert.Empty(all.Where(result => !result.Passed).Select(result => result.Description));
    }
}
