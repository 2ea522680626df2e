using System.Text.Json.Nodes;
using Surgical.TestKit;

namespace Surgical.Tests.Commands;

/// <summary>
/// Four questions about drawn pictures, one of them missing, put to the embedded model in one undisturbed run.
/// </summary>
public sealed class AskedQuestions : IAsyncLifetime
{
    private readonly TemporaryFolder _folder = new();

    /// <summary>The questions.</summary>
    public string Questions => _folder["questions.json"];

    /// <summary>The folder of the run; not to be written to.</summary>
    public string Folder => _folder["run"];

    /// <summary>How the program ended.</summary>
    public ProgramRun Run { get; private set; } = new(-1, "", "");

    /// <summary>The arguments of the run, into another folder.</summary>
    public string[] Into(string folder) =>
    [
        "evaluate", "flare", "--questions", Questions, "--run", "embedded", "--profile", "cataract", "--out", folder,
        "--split-by", "Modality",
    ];

    public async ValueTask InitializeAsync()
    {
        Directory.CreateDirectory(_folder["imagesVal"]);
        foreach (var colour in (string[])["red", "gray"])
        {
            Ffmpeg.Make($"-f lavfi -i color={colour}:s=64x64 -frames:v 1 {_folder[$"imagesVal/{colour}.png"]}");
        }

        File.Copy(_folder["imagesVal/red.png"], _folder["imagesVal/case5013_03.png"]);
        File.WriteAllText(Questions, new JsonArray(
            Question("Classification", "imagesVal/red.png", "Which? A or B", "A", "Microscopy"),
            Question(
                "Report Generation", new JsonArray("imagesVal/gray.png", "imagesVal/red.png"), "What is shown?",
                "An eye.", "Surgery"),
            Question("Classification", "imagesVal/nowhere.png", "Which? A or B", "B", "Surgery"),
            Question("Classification", "imagesVal/case5013_03.png", "Which? A or B", "B", "Surgery")).ToJsonString());
        Run = await ProgramRun.OfAsync(Into(Folder), TestContext.Current.CancellationToken);
    }

    public ValueTask DisposeAsync()
    {
        _folder.Dispose();
        return ValueTask.CompletedTask;
    }

    private static JsonObject Question(
        string task, JsonNode image, string question, string answer, string modality) => new()
        {
            ["TaskType"] = task,
            ["Modality"] = modality,
            ["ImageName"] = image,
            ["Question"] = question,
            ["Answer"] = answer,
            ["Split"] = "testing",
        };
}
