using Surgical.Evaluation.Runs.Questions;

namespace Surgical.Evaluation.Tests.Runs.Questions;

public sealed class TaskInstructionsTests
{
    [Theory]
    [InlineData("Multi-label Classification", "Examine the image and identify all relevant labels", 200)]
    [InlineData("instance_detection", "Look at the image and identify specific instances", 800)]
    [InlineData("Report Generation", "Examine the medical image thoroughly", 300)]
    [InlineData("Cell Counting", "Look at the image and answer the question", 200)]
    public void Instruction_StandsBeforeTheQuestionAsInTraining(string task, string beginning, int maxTokens)
    {
        var (text, most) = TaskInstructions.Of(task, " How many? \n");

        Assert.StartsWith(beginning, text, StringComparison.Ordinal);
        Assert.EndsWith(".\n\nHow many?", text, StringComparison.Ordinal);
        Assert.Equal(maxTokens, most);
    }
}
