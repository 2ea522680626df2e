using Surgical.Evaluation.Flare.Answers;

namespace Surgical.Evaluation.Tests.Flare;

/// <summary>What FLARE25's container writes down of replies (inference.py).</summary>
public sealed class ContainerAnswerTests
{
    [Theory]
    [InlineData("Classification", " The answer is C. ", "C")]
    [InlineData("Classification", "K, not A", "K")]
    [InlineData("Classification", "Answer: L", "Answer: L")]
    [InlineData("Classification", "a patient with glaucoma\n", "a patient with glaucoma")]
    [InlineData("Classification", "A patient", "A")]
    [InlineData("instance_detection", "Grade B", "B")]
    [InlineData("Multi-label Classification", "- edema\n2. nevus \n* no\n\n", "edema; nevus")]
    [InlineData("Multi-label Classification", "no\nok", "no\nok")]
    [InlineData("Detection", "x: [1, 2,3, 04] and [5,6,7,8]", "[1,2,3,4]; [5,6,7,8]")]
    [InlineData("Instance Detection", "[1.5, 2, 3, 4] ", "[1.5, 2, 3, 4]")]
    [InlineData("Cell Counting", "About 0042 of 50", "42")]
    [InlineData("Cell Counting", "many", "0")]
    [InlineData("Regression", " 12.5 % ", "12.5 %")]
    [InlineData("Report Generation", "A normal eye.\n", "A normal eye.")]
    public void Reply_OfATask_IsCutAsTheContainerCutsIt(string task, string reply, string answer) =>
        Assert.Equal(answer, ContainerAnswer.Of(task, reply));
}
