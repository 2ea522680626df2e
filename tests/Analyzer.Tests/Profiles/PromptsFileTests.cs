using Surgical.Analyzer.Profiles;
using Surgical.Models.Contract;
using Surgical.TestKit;

namespace Surgical.Analyzer.Tests.Profiles;

public sealed class PromptsFileTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Read_TheExampleOfTheDocumentation_GivesEveryTaskBothSentences()
    {
        var prompts = PromptsFile.Read(Path.Combine(Repository.Root, "docs", "flare26-prompts.json"));

        Assert.Equal("You help physicians to read medical pictures.", prompts.System);
        Assert.Equal([.. TaskPrompts.Names, TaskPrompts.Other], prompts.Tasks.Keys);
        Assert.All(prompts.Tasks.Values, task => Assert.False(string.IsNullOrWhiteSpace(task.Row)));
    }

    [Fact]
    public void Read_FileWithManyMistakes_ListsAllOfThem()
    {
        var failure = Refusal(
            """
            {
              "sytem": "You help.",
              "tasks": {
                "detection": { "instruction": 3, "row": " " },
                "counting": { "instruction": "Count." },
                "other": { "instruction": "Look.", "words": "more" }
              }
            }
            """);

        Assert.All(
            (string[])
            [
                "sytem: expected one of about, system, tasks, came an unknown key",
                "system: expected a text of 1 to 100000 characters, came nothing",
                "tasks.counting: expected one of disease_diagnosis_classification, multi_label_classification,",
                "tasks.detection.instruction: expected a text of 1 to 100000 characters, came 3",
                "tasks.detection.row: expected a text of 1 to 100000 characters, came \" \"",
                "tasks.other.words: expected one of instruction, row, came an unknown key",
                "tasks.regression: expected an object, came nothing",
            ],
            line => Assert.Contains(line, failure, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("", "expected prompts in JSON, came something else")]
    [InlineData("[]", "the file: expected an object, came []")]
    [InlineData("""{ "system": "\ud800", "tasks": {} }""", "expected prompts in JSON, came something else")]
    public void Read_FileThatHoldsNone_SaysWhatWasExpected(string json, string expected) =>
        Assert.Contains(expected, Refusal(json), StringComparison.Ordinal);

    private string Refusal(string json)
    {
        File.WriteAllText(_folder["prompts.json"], json);
        return Assert.Throws<ModelException>(() => PromptsFile.Read(_folder["prompts.json"])).Message;
    }
}
