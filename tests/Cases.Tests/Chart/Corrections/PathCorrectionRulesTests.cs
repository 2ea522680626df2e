using Surgical.Cases.Chart;

namespace Surgical.Cases.Tests.Chart;

public sealed class PathCorrectionRulesTests
{
    private static readonly (CorrectedSpan?[] Spans, string Words)[] Unfitting =
    [
        ([], "Expected at least one span of a phase other than idle, got none."),
        ([new("idle", 0, 20)], "Expected at least one span of a phase other than idle, got none."),
        ([null], "Span 1: expected phase, startSeconds and endSeconds, got null."),
        ([new("phaco", 0, 1)], "Span 1: expected as phase idle, incision"),
        ([new("unjudgeable", 0, 1)], "got 'unjudgeable'."),
        ([new("incision", -1, 1)], "Span 1: expected a start from 0 s on, where the last one ends, got -1."),
        ([new("incision", 0, 2), new("viscoelastic", 1.5, 3)],
            "Span 2: expected a start from 2 s on, where the last one ends, got 1.5."),
        ([new("incision", 2, 2)], "Span 1: expected an end at least 0.01 s after the start at 2, got 2."),
        ([new("incision", 2, 1)], "got 1."),
        ([new("incision", 2, double.PositiveInfinity)], "Span 1: expected an end in the video of 20 s, got Infinity."),
        ([new("incision", 2, 20.5)], "Span 1: expected an end in the video of 20 s, got 20.5."),
        ([new("incision", double.NaN, 2)], "Span 1: expected a start from 0 s on"),
    ];

    [Fact]
    public void Objection_ToSpansInOrder_IsNone() =>
        Assert.Null(Objection(
            [new("incision", 0, 2), new("idle", 2, 3), new("viscoelastic", 5.5, 7), new("viscoelastic", 7, 20)]));

    [Fact]
    public void Objection_ToOtherSpans_NamesTheSpanAndWhatIsWrong() => Assert.All(
        Unfitting, unfitting => Assert.Contains(unfitting.Words, Objection(unfitting.Spans), StringComparison.Ordinal));

    [Fact]
    public void Objection_ToMoreSpansThanACaseHas_SaysHowMany() => Assert.Equal(
        "Expected at most 2000 spans, got 2001.",
        Objection([.. Enumerable.Repeat(new CorrectedSpan("incision", 0, 1), 2001)]));

    [Theory]
    [InlineData(7.0, null)]
    [InlineData(20.0, null)]
    [InlineData(6.9, "Expected untilSeconds from the end of the last span at 7 s to the video's at 20 s, got 6.9.")]
    [InlineData(20.5, "Expected untilSeconds from the end of the last span at 7 s to the video's at 20 s, got 20.5.")]
    public void Objection_ToPhasesMarkedUpToATime_DependsOnTheLastSpanAndTheVideo(double until, string? words) =>
        Assert.Equal(
            words,
            PathCorrectionRules.Objection(
                new([new("incision", 2, 7)], "Dr A", UntilSeconds: until), durationSeconds: 20));

    private static string? Objection(CorrectedSpan?[] spans) =>
        PathCorrectionRules.Objection(new(spans!, "Dr A"), durationSeconds: 20);
}
