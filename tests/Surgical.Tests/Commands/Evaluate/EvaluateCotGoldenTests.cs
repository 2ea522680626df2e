using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using Surgical.TestKit;

namespace Surgical.Tests.Commands.Evaluate;

/// <summary>The reference implementation's replies of the embedded model, foretold by the embedded model.</summary>
public sealed class EvaluateCotGoldenTests : IDisposable
{
    private const string Cases = "gemma3-trained";

    private readonly TemporaryFolder _folder = new();

    private static CancellationToken TestEnd => TestContext.Current.CancellationToken;

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task Cot_ModelsOwnGreedyReplies_AreForetoldWithoutAMiss()
    {
        var ids = WriteData();

        var run = await ProgramRun.OfAsync([.. Arguments, "--split-by", "site"], TestEnd);

        Assert.True(run.ExitCode == 0, run.Errors);
        var results = Results();
        Assert.Equal(1.0, results["overall"]!["token_weighted_accuracy"]!.GetValue<double>());
        Assert.Equal(1.0, results["overall"]!["eval_mean_token_accuracy"]!.GetValue<double>());
        Assert.InRange(results["overall"]!["token_weighted_loss"]!.GetValue<double>(), 1e-9, 0.1);
        Assert.Equal(ids.Sum(), results["overall"]!["tokens"]!.GetValue<int>());
        Assert.Equal(ids, Rows().Select(row => row["tokens"]!.GetValue<int>()));
        Assert.Equal(["A", "B"], results["groups"]!["site"]!.AsObject().Select(group => group.Key));
        Assert.Equal(
            [("5013", true), ("9001", false)],
            results["cases"]!.AsArray()
                .Select(one => (one!["case"]!.ToString(), one["cataract_checkpoint_trained_on_it"]!.GetValue<bool>())));
        Assert.Contains(
            "The public cataract checkpoint was trained on 1 of the cases.", run.Output, StringComparison.Ordinal);
        Assert.Contains($"Written to {_folder["out"]}: report.html, rows.jsonl", run.Output, StringComparison.Ordinal);
        Assert.Contains(
            $"{ids.Count} replies of 2 cases", File.ReadAllText(_folder["out/report.html"]), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Cot_LearningAll_ScoresThePromptsTooAndIsAnotherRun()
    {
        var ids = WriteData();
        await ProgramRun.OfAsync(Arguments, TestEnd);
        var reply = Rows();

        var refused = await ProgramRun.OfAsync([.. Arguments, "--learns", "all"], TestEnd);
        Directory.Delete(_folder["out"], recursive: true);
        var all = await ProgramRun.OfAsync([.. Arguments, "--learns", "all"], TestEnd);

        Assert.Equal((2, true), (refused.ExitCode, refused.Errors.Contains(
            "its settings differ (learns)", StringComparison.Ordinal)));
        Assert.True(all.ExitCode == 0, all.Errors);
        Assert.Equal("all", Results()["settings"]!["learns"]!.ToString());
        Assert.Contains("Scored (--learns all)", all.Output, StringComparison.Ordinal);
        Assert.Contains(
            "tokens of prompts and replies.", File.ReadAllText(_folder["out/report.html"]), StringComparison.Ordinal);

        // The same words stand before each reply, and each prompt's loss counts beside its reply's.
        var more = Rows().Zip(reply, (row, alone) => row["tokens"]!.GetValue<int>() - alone["tokens"]!.GetValue<int>());
        Assert.Single(more.Distinct());
        Assert.InRange(more.First(), 50, 100);
        Assert.All(Rows().Zip(reply), pair => Assert.True(
            pair.First["loss"]!.GetValue<double>() > pair.Second["loss"]!.GetValue<double>() + 1));
        Assert.Equal(ids.Count, reply.Count);
    }

    [Fact]
    public async Task Cot_RunOfBeforeThereWasAChoice_GoesOnAsOneOverReplies()
    {
        WriteData();
        await ProgramRun.OfAsync(Arguments, TestEnd);
        var run = JsonNode.Parse(File.ReadAllText(_folder["out/run.json"]))!;
        run["settings"]!.AsObject().Remove("learns");
        File.WriteAllText(_folder["out/run.json"], run.ToJsonString());

        var gone = await ProgramRun.OfAsync(Arguments, TestEnd);

        Assert.True(gone.ExitCode == 0, gone.Errors);
    }

    [Fact]
    public async Task Cot_OtherReplies_AreForetoldWorse()
    {
        WriteData(answer => answer.Replace("phase", "banana", StringComparison.Ordinal));

        await ProgramRun.OfAsync(Arguments, TestEnd);

        Assert.InRange(Results()["overall"]!["token_weighted_accuracy"]!.GetValue<double>(), 0.3, 0.99);
        Assert.InRange(Results()["overall"]!["token_weighted_loss"]!.GetValue<double>(), 0.1, 10);
    }

    [Fact]
    public async Task Cot_RowWithASystemTextOfItsOwn_IsAskedUnderIt()
    {
        WriteData();
        await ProgramRun.OfAsync(Arguments, TestEnd);
        var asTrained = Rows().Select(row => row["loss"]!.GetValue<double>()).ToList();

        Directory.Delete(_folder["out"], recursive: true);
        WriteData(system: "Answer as a pirate would, and never name a phase.");
        await ProgramRun.OfAsync(Arguments, TestEnd);
        var otherwise = Rows().Select(row => row["loss"]!.GetValue<double>()).ToList();

        Assert.Equal(asTrained.Count, otherwise.Count);
        Assert.All(asTrained.Zip(otherwise), pair => Assert.NotEqual(pair.First, pair.Second));
    }

    [Fact]
    public async Task Cot_KilledInTheMiddle_GoesOnToTheSameFigures()
    {
        WriteData();
        await ProgramRun.OfAsync(Arguments, TestEnd);
        var whole = Told();
        var lines = File.ReadAllText(_folder["out/rows.jsonl"]);
        File.WriteAllText(_folder["out/rows.jsonl"], lines[..^20]);
        File.Delete(_folder["out/results.json"]);

        var resumed = await ProgramRun.OfAsync(Arguments, TestEnd);

        Assert.Contains("answered in an earlier run", resumed.Errors, StringComparison.Ordinal);
        Assert.Equal(whole, Told());
    }

    [Fact]
    public async Task Cot_MissingPictureAndControlToken_AreNamedAndNotScored()
    {
        WriteData();
        var last = JsonNode.Parse(File.ReadLines(_folder["data.jsonl"]).Last())!;
        last["answer"] = "Stop<end_of_turn> here";
        File.AppendAllText(_folder["data.jsonl"], last.ToJsonString() + "\n");
        last["image"] = "nowhere.png";
        File.AppendAllText(_folder["data.jsonl"], last.ToJsonString() + "\n");

        var run = await ProgramRun.OfAsync(Arguments, TestEnd);

        Assert.Equal(1, run.ExitCode);
        Assert.Contains("not answered: Expected a reply without control tokens", run.Errors, StringComparison.Ordinal);
        Assert.Contains(
            "not answered: There is no picture nowhere.png beside the questions.", run.Errors,
            StringComparison.Ordinal);
        Assert.Equal(2, Results()["not_scored"]!.AsArray().Count);
        Assert.Equal(1.0, Results()["overall"]!["token_weighted_accuracy"]!.GetValue<double>());
    }

    private string[] Arguments =>
    [
        "evaluate", "cot", "--data", _folder["data.jsonl"], "--run", "embedded", "--out", _folder["out"],
        "--columns", "case=operation", "--folds", "2", "--batch", "2",
    ];

    /// <summary>Writes the reference's replies as data of two cases.</summary>
    /// <returns>Tokens of each.</returns>
    private List<int> WriteData(Func<string, string>? change = null, string? system = null)
    {
        using var file = JsonDocument.Parse(File.ReadAllBytes(Golden.File($"{Cases}/cases.json")));
        var lines = new List<string>();
        var tokens = new List<int>();
        foreach (var (number, reply) in file.RootElement.GetProperty("cases").EnumerateObject()
            .Select(one => one.Value).Index())
        {
            var picture = reply.GetProperty("picture").GetString()!;
            File.Copy(Golden.File($"{Cases}/{picture}"), _folder[picture], overwrite: true);
            var row = new JsonObject
            {
                ["operation"] = number == 0 ? "5013" : "9001",
                ["image"] = picture,
                ["question"] = file.RootElement.GetProperty("prompt").GetString(),
                ["answer"] = (change ?? (answer => answer))(reply.GetProperty("text").GetString()!),
                ["site"] = number % 2 == 0 ? "A" : "B",
            };
            if (system is not null)
            {
                row["system"] = system;
            }

            lines.Add(row.ToJsonString());
            tokens.Add(reply.GetProperty("ids").GetArrayLength());
        }

        File.WriteAllLines(_folder["data.jsonl"], lines);
        return tokens;
    }

    private JsonNode Results() => JsonNode.Parse(File.ReadAllText(_folder["out/results.json"]))!;

    private List<JsonNode> Rows() =>
        [.. File.ReadLines(_folder["out/rows.jsonl"]).Select(line => JsonNode.Parse(line)!)];

    /// <summary>All that was written but how long it took.</summary>
    private string Told()
    {
        var rows = Rows();
        rows.ForEach(row => row.AsObject().Remove("seconds"));
        var results = Results();
        results.AsObject().Remove("latency_seconds");
        return string.Create(
            CultureInfo.InvariantCulture,
            $"{string.Join('\n', rows.Select(row => row.ToJsonString()))}\n{results.ToJsonString()}");
    }
}
