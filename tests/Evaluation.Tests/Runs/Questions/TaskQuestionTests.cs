using System.Text.Json.Nodes;
using Surgical.Analyzer.Profiles;
using Surgical.DataSets.Flare;
using Surgical.Evaluation.Runs.Questions;
using Surgical.Models.Contract;
using Surgical.TestKit;

namespace Surgical.Evaluation.Tests.Runs.Questions;

/// <summary>What each profile says beside a question, and how long it lets a reply be.</summary>
public sealed class TaskQuestionTests : IDisposable
{
    private const string Counting = "Count the specified objects or features in the image.";
    private const string General = "Look at the image and answer the question accurately";

    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData("flare-card", "counting", Counting, 300)]
    [InlineData("flare-card", "Instance Detection", "Look at the image and identify specific instances", 300)]
    [InlineData("flare-trained", "counting", Counting, 200)]
    [InlineData("flare-trained", "Cell Counting", General, 200)]
    [InlineData("flare-trained", "Instance Detection", "Look at the image and identify specific instances", 800)]
    [InlineData("flare-trained", "Report Generation", "Examine the medical image thoroughly", 300)]
    [InlineData("flare-trained", "Report", General, 200)]
    [InlineData("flare-eval", "Counting", Counting, 200)]
    [InlineData("flare-eval", "Cell Counting", General, 200)]
    [InlineData("flare-eval", "instance_detection", "Look at the image and identify specific instances", 800)]
    [InlineData("flare-eval", "Chromosome Instance Detection", General, 800)]
    [InlineData("flare-eval", "Report", General, 300)]
    public void Profile_OfTheTrainedWords_PutsTheTasksInstructionInFront(
        string profile, string task, string beginning, int most)
    {
        var (text, tokens) = TaskQuestion.Of(Row(task, " How many? \n"), ProfileFile.Read(profile));

        Assert.StartsWith(beginning, text, StringComparison.Ordinal);
        Assert.EndsWith(".\n\nHow many?", text, StringComparison.Ordinal);
        Assert.Equal(most, tokens);
    }

    [Theory]
    [InlineData("Classification")]
    [InlineData("Instance Detection")]
    [InlineData("Report Generation")]
    public void Container_AnyTask_AsksTheQuestionAloneAndTakes256Tokens(string task)
    {
        Assert.Equal(("How many?", 256), TaskQuestion.Of(Row(task, "How many?"), ProfileFile.Read("flare-container")));
    }

    [Theory]
    [InlineData("Classification", "class!\n\nOne class of this MRI.\nQuestion: Which?\nOptions: A) red B) blue")]
    [InlineData("Instance Detection", "boxes!\n\nFind it.\nQuestion: Which?\nOptions: A) red B) blue")]
    [InlineData("Surgery", "anything!\n\nAny MRI.\nQuestion: Which?\nOptions: A) red B) blue")]
    public void Flare26_RowOf2025_IsPutAsItsPreparationWould(string task, string expected)
    {
        var row = Row(task, "Which?", """ "Modality": "MRI", "Choices": ["red", "blue"] """);

        Assert.Equal((expected, 256), TaskQuestion.Of(row, Flare26()));
    }

    [Fact]
    public void Flare26_RowWithoutModalityAndChoices_NamesAnyPictureAndNoOptions()
    {
        Assert.Equal(
            "class!\n\nOne class of this medical image.\nQuestion: Which?",
            TaskQuestion.Of(Row("Classification", "Which?"), Flare26()).Text);
    }

    [Theory]
    [InlineData(""" "prompt": "Own words.\nQuestion: Which?\nOptions: A) red", "choices": ["red"] """,
        "class!\n\nOwn words.\nQuestion: Which?\nOptions: A) red")]
    [InlineData(""" "prompt": "", "question": "Which?", "choices": "[\"red\", \"blue\"]" """,
        "class!\n\nWhich?\n\nOptions: red; blue")]
    [InlineData(""" "prompt": "Which?", "choices": [] """, "class!\n\nWhich?")]
    public void Flare26_LineWithAUid_HasItsOwnPromptBehindTheInstruction(string columns, string expected)
    {
        File.WriteAllText(
            _folder["questions.jsonl"],
            $$"""{"uid": "a", "task_type": "disease_diagnosis_classification", "images": ["a.png"], {{columns}} }""");

        Assert.Equal(
            expected, TaskQuestion.Of(Assert.Single(FlareFile.Read(_folder["questions.jsonl"])), Flare26()).Text);
    }

    [Fact]
    public void Flare26_PromptsWithoutTheRowsOwnInstruction_AreRefusedForRowsOf2025()
    {
        var failure = Assert.Throws<ModelException>(
            () => TaskQuestion.Of(Row("Regression", "How large?"), Flare26()));

        Assert.Contains(
            "row 1: expected tasks.regression.row in the prompts", failure.Message, StringComparison.Ordinal);
    }

    private static PromptProfile Flare26()
    {
        var tasks = TaskPrompts.Names.Append(TaskPrompts.Other)
            .ToDictionary(name => name, _ => new TaskPrompt("anything!", "Any {modality}."));
        tasks["disease_diagnosis_classification"] = new("class!", "One class of this {modality}.");
        tasks["detection"] = new("boxes!", "Find it.");
        tasks["regression"] = new("number!", null);
        return ProfileFile.Read("flare26").With(new("You help.", tasks));
    }

    private FlareRow Row(string task, string question, string? more = null)
    {
        var row = JsonNode.Parse($$"""{ {{more}} }""")!.AsObject();
        (row["TaskType"], row["ImageName"], row["Question"]) = (task, "a.png", question);
        File.WriteAllText(_folder["questions.json"], new JsonArray(row).ToJsonString());
        return Assert.Single(FlareFile.Read(_folder["questions.json"]));
    }
}
