using System.Text.Json;
using System.Text.Json.Nodes;
using Surgical.Evaluation.Flare;
using Surgical.Evaluation.Flare.Rules;
using Surgical.Evaluation.Report;
using Surgical.Evaluation.Runs;
using Surgical.TestKit;

namespace Surgical.Evaluation.Tests.Report.Flare;

/// <summary>Questions of every task with answers, and what is made of them, in a folder of its own.</summary>
internal sealed class AnsweredQuestions : IDisposable
{
    /// <summary>Of every task some that are right and some that are wrong.</summary>
    public static readonly (string Task, string Right, string Said)[] Answers =
    [
        ("Classification", "A", "A"),
        ("Classification", "B", "C"),
        ("Classification", "C", "C"),
        ("Multi-label Classification", "Pupil; Gauge", "Pupil"),
        ("Multi-label Classification", "Cornea", "Cornea"),
        ("Detection", "[[10, 20, 200, 300]]", "[[10, 20, 200, 290]]"),
        ("Detection", "[[10, 20, 200, 300]]", "[[300, 20, 400, 300]]"),
        ("Instance Detection", """{"1": [[10, 20, 200, 300]]}""", """{"1": [[10, 20, 200, 290]]}"""),
        ("Instance Detection", """{"1": [[10, 20, 200, 300]]}""", """{"2": [[10, 20, 200, 290]]}"""),
        ("Cell Counting", "40", "about 42 cells"),
        ("Cell Counting", "40", "I cannot say"),
        ("Regression", "1.5", "2.5"),
        ("Regression", "1.5", "nothing"),
        ("Report Generation", "Capsulorhexis intact, lens in the bag.", "Lens in the bag."),
        ("Report Generation", "No posterior capsule rupture.", "Posterior capsule rupture."),
    ];

    private readonly TemporaryFolder _folder = new();

    /// <summary>A file below the folder.</summary>
    public string this[string name] => _folder[name];

    public void Dispose() => _folder.Dispose();

    public JsonNode Results() => JsonNode.Parse(File.ReadAllText(_folder["out/results.json"]))!;

    public FlareResults Evaluate(FlareMode mode, params IReadOnlyList<(string Task, string Right, string Said)> answers)
    {
        var rows = answers.Count > 0 ? answers : Answers;
        Write("questions.json", rows, row => row.Right);
        Write("predictions.json", rows, row => row.Said);
        return FlareEvaluation.Run(_folder["questions.json"], _folder["predictions.json"], new() { Mode = mode });
    }

    public string Report(FlareMode mode, params IReadOnlyList<(string Task, string Right, string Said)> answers)
    {
        FlareReport.Write(Evaluate(mode, answers), _folder["out"]);
        return File.ReadAllText(_folder["out/report.html"]);
    }

    /// <summary>The page of questions that lie in a folder of their own.</summary>
    public string Report(FlareMode mode, string folder)
    {
        Evaluate(mode);
        File.Move(_folder["questions.json"], _folder[$"{folder}/questions.json"]);
        var results = FlareEvaluation.Run(
            _folder[$"{folder}/questions.json"], _folder["predictions.json"], new() { Mode = mode });
        FlareReport.Write(results, _folder["out"]);
        return File.ReadAllText(_folder["out/report.html"]);
    }

    public void Write(
        string name,
        IEnumerable<(string Task, string Right, string Said)> rows,
        Func<(string Task, string Right, string Said), string> answer) =>
        File.WriteAllText(_folder[name], JsonSerializer.Serialize(rows.Select((row, number) => new JsonObject
        {
            ["TaskType"] = row.Task,
            ["ImageName"] = $"imagesVal/{number}.png",
            ["Question"] = "What is shown?",
            ["Answer"] = answer(row),
        })));
}
