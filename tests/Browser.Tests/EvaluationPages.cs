using System.Security.Cryptography;
using System.Text.Json.Nodes;
using Surgical.TestKit;

namespace Surgical.Browser.Tests;

/// <summary>
/// The three pages that evaluations leave, of data whose names are long, of another script, or look like markup.
/// </summary>
public sealed class EvaluationPages : IAsyncLifetime
{
    private static readonly string[] Names = ["case5013_03", new('n', 150), "شريحة <b>&amp; \"x\"", "<i>"];

    private readonly TemporaryFolder _folder = new();

    /// <summary>Where a page lies: "phases", "flare" or "cot".</summary>
    public string Address(string kind) => $"file://{_folder[$"{kind}/report.html"]}";

    public async ValueTask InitializeAsync()
    {
        if (!Theatre.IsSkipped)
        {
            await PhasesAsync();
            await FlareAsync();
            await CotAsync();
        }
    }

    public ValueTask DisposeAsync()
    {
        _folder.Dispose();
        return ValueTask.CompletedTask;
    }

    /// <summary>A sample's truth against itself, in some cases with one phase taken for another.</summary>
    private async Task PhasesAsync()
    {
        var rows = await File.ReadAllTextAsync(
            Path.Combine(Repository.SampleVideos, "phaco-runout.csv"), TestContext.Current.CancellationToken);
        Directory.CreateDirectory(_folder["truth"]);
        Directory.CreateDirectory(_folder["said"]);
        foreach (var (number, name) in Names.Append("phaco-runout").Index())
        {
            File.WriteAllText(_folder[$"truth/{name}.csv"], rows);
            File.WriteAllText(
                _folder[$"said/{name}.csv"],
                number % 2 == 0 ? rows.Replace("Hydrodissection", "Capsulorhexis", StringComparison.Ordinal) : rows);
        }

        await EvaluateAsync(
            "phases", "--truth", _folder["truth"], "--predicted", _folder["said"], "--videos", Repository.SampleVideos);
    }

    /// <summary>Four questions of each kind, answered by a run whose answers are right every other time.</summary>
    private async Task FlareAsync()
    {
        (string Task, string Right, string Wrong)[] tasks =
        [
            ("Classification", "Incision", "Viscoelastic"), ("Multi-label Classification", "Pupil; Gauge", "Pupil"),
            ("Detection", "[[10, 20, 200, 300]]", "none to be seen"), ("Cell Counting", "40", "many"),
            ("Regression", "1.5", "2.5"),
            ("Report Generation", "Lens in the bag.", new('w', 300)),
        ];
        Directory.CreateDirectory(_folder["run"]);
        Directory.CreateDirectory(_folder["imagesVal"]);
        Ffmpeg.Make($"-f lavfi -i color=gray:s=64x64 -frames:v 1 {_folder["imagesVal/case5013_03.png"]}");
        var rows = Names
            .SelectMany((name, number) => tasks.Select(task =>
                (task.Task, Name: name, Answer: task.Right, Said: number % 2 == 0 ? task.Wrong : task.Right)))
            .ToArray();
        Write("questions.json", rows.Select(row => Question(row.Task, row.Name, row.Answer)));
        Write("run/predictions.json", rows.Select(row => Question(row.Task, row.Name, row.Said)));
        var digest = Convert.ToHexStringLower(SHA256.HashData(File.ReadAllBytes(_folder["questions.json"])));
        File.WriteAllText(_folder["run/run.json"], new JsonObject
        {
            ["model"] = new JsonObject { ["name"] = Names[1], ["digest"] = digest },
            ["settings"] = new JsonObject { ["questions_sha256"] = digest },
        }.ToJsonString());
        File.WriteAllLines(_folder["run/answers.jsonl"], rows.Select((_, number) => new JsonObject
        {
            ["place"] = $"row {number + 1}",
            ["seconds"] = number / 10.0,
            ["confidence"] = 0.9,
        }.ToJsonString()));
        await EvaluateAsync(
            "flare", "--questions", _folder["questions.json"], "--predictions", _folder["run/predictions.json"],
            "--split-by", "ImageName");
    }

    private async Task CotAsync()
    {
        File.WriteAllLines(_folder["cot.jsonl"], Names.Select(name => new JsonObject
        {
            ["case"] = name,
            ["image"] = "imagesVal/case5013_03.png",
            ["question"] = "?",
            ["answer"] = "An eye.",
        }.ToJsonString()));
        await EvaluateAsync("cot", "--data", _folder["cot.jsonl"], "--run", "embedded", "--folds", "2");
    }

    private static JsonObject Question(string task, string name, string answer) => new()
    {
        ["TaskType"] = task,
        ["ImageName"] = $"imagesVal/{name}.png",
        ["Question"] = $"What is shown? {name}",
        ["Answer"] = answer,
    };

    private void Write(string name, IEnumerable<JsonNode> rows) =>
        File.WriteAllText(_folder[name], new JsonArray([.. rows]).ToJsonString());

    private async Task EvaluateAsync(string kind, params string[] arguments)
    {
        var run = await ProgramRun.OfAsync(
            ["evaluate", kind, "--out", _folder[kind], .. arguments], TestContext.Current.CancellationToken);
        Assert.True(run.ExitCode == 0, run.Errors);
    }
}
