using Surgical.Evaluation.Flare.Rules;
using Surgical.Evaluation.Flare.Scores;

namespace Surgical.Evaluation.Tests.Flare;

public sealed class FlareNotesTests
{
    private static readonly string[] Predictions = ["A", "B", "A"];
    private static readonly string[] References = ["A", "B", "B"];

    [Fact]
    public void TwoClasses_AsIn2025_AreZeroAndSaidToBeASlip()
    {
        var score = ClassificationScore.Of(Predictions, References, FlareMode.Flare25);

        Assert.Equal(0, score.Accuracy);
        Assert.Contains("scikit-learn", score.Note, StringComparison.Ordinal);
        Assert.Equal(3, score.Samples);
    }

    [Fact]
    public void TwoClasses_AsIn2026_AreScored()
    {
        var score = ClassificationScore.Of(Predictions, References, FlareMode.Flare26);

        Assert.Equal(2.0 / 3, score.Accuracy, 12);
        Assert.Null(score.Note);
        Assert.Equal(2, score.Support["b"]);
    }

    [Fact]
    public void Score_OfFewerPredictionsThanReferences_IsRefused()
    {
        var refusal = Assert.Throws<EvaluationException>(
            () => ClassificationScore.Of(["A"], References, FlareMode.Flare26));

        Assert.Equal("Expected one prediction for each of 3 references, got 1.", refusal.Message);
    }

    [Fact]
    public void Numbers_WithoutANumberInTheReply_AreCounted()
    {
        var score = NumericScore.Of([null, 4], [3, 4], FlareMode.Flare25);

        Assert.Equal((0, 2, 1), (score.MeanAbsoluteError, score.Samples, score.Unparsed));
    }

    [Fact]
    public void Numbers_AgainstAReferenceThatIsNone_AreRefused() =>
        Assert.Throws<EvaluationException>(() => NumericScore.Of([1], [double.NaN], FlareMode.Flare26));
}
