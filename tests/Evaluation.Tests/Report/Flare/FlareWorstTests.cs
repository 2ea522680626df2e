using System.Text.RegularExpressions;
using Surgical.Evaluation.Flare.Rules;
using Surgical.TestKit;

namespace Surgical.Evaluation.Tests.Report.Flare;

public sealed class FlareWorstTests : IDisposable
{
    private const StringComparison Exactly = StringComparison.Ordinal;

    private readonly AnsweredQuestions _questions = new();

    public void Dispose() => _questions.Dispose();

    [Theory]
    [InlineData(FlareMode.Flare25)]
    [InlineData(FlareMode.Flare26)]
    public void TaskWithoutAWrongAnswer_HasNoWorstOnes(FlareMode mode)
    {
        // Not even the right report itself reaches a GREEN of 1.
        var page = _questions.Report(
            mode,
            ("Classification", "A", "A"),
            ("Detection", "[[10, 20, 200, 300]]", "[[10, 20, 200, 300]]"),
            ("Counting", "40", "40"),
            ("Report Generation", "No posterior capsule rupture.", "No posterior  capsule rupture. "));

        Assert.Equal(4, Regex.Count(page, "Every answer of this task is right\\."));
        Assert.DoesNotContain("<dt>place</dt>", page, Exactly);
    }

    [Fact]
    public void NothingToFindAndNothingSaid_IsRight()
    {
        var page = _questions.Report(
            FlareMode.Flare26, ("Detection", "[[10, 20, 200, 300]]", "[[10, 20, 200, 300]]"),
            ("Detection", "none", "[]"));

        Assert.Contains("Every answer of this task is right.", page, Exactly);
    }

    [Fact]
    public void NumberThatWasNotSaid_IsNotRightWhereItCountsAsTheRightOne()
    {
        var page = _questions.Report(FlareMode.Flare26, ("Counting", "0", "I cannot say"));

        Assert.DoesNotContain("Every answer of this task is right.", page, Exactly);
        Assert.Contains("<dd>I cannot say</dd>", page, Exactly);
    }

    [Fact]
    public void TaskOfWhichTheRulesLeaveAnswersOut_IsNotSaidToBeRightThroughout()
    {
        var page = _questions.Report(
            FlareMode.Flare25, ("Counting", "40", "40"), ("Counting", "40", "I cannot say"),
            ("Regression", "1", "none"));

        Assert.Contains(
            "Every answer of this task is right, but for 1 that the rules leave out of the figure.", page, Exactly);
        Assert.Contains("The rules leave every answer of this task out of the figure.", page, Exactly);
    }

    [Fact]
    public void WorstAnswer_HasItsPictureWhereItLiesBesideTheQuestions()
    {
        Directory.CreateDirectory(_questions["imagesVal"]);
        File.Copy(
            Path.Combine(Repository.Root, "models/cataract-sim/phaco-runout-002.png"), _questions["imagesVal/1.png"]);

        var page = _questions.Report(FlareMode.Flare26);

        Assert.Single(new Regex("data:image/jpeg;base64,/9j/").Matches(page));
        Assert.Contains("imagesVal/3.png was not found beside the questions.", page, Exactly);
    }

    [Fact]
    public void WorstAnswer_WhosePictureLiesElsewhere_IsShownWithoutIt()
    {
        File.Copy(Path.Combine(Repository.Root, "models/cataract-sim/phaco-runout-002.png"), _questions["secret.png"]);
        Directory.CreateDirectory(_questions["data/imagesVal"]);
        File.CreateSymbolicLink(_questions["data/imagesVal/1.png"], "../../secret.png");

        var page = _questions.Report(FlareMode.Flare26, "data");

        Assert.DoesNotContain("data:image", page, Exactly);
        Assert.Contains("imagesVal/1.png leads out of the questions' folder and was not opened.", page, Exactly);
    }
}
