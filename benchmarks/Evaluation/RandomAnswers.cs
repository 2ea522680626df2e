using System.Text.Json;
using System.Text.Json.Nodes;

namespace Surgical.Benchmarks.Evaluation;

/// <summary>
/// Questions of all tasks of FLARE Task 5 in turn, three about a picture, and answers that are right by chance.
/// </summary>
internal static class RandomAnswers
{
    private static readonly string[] Tools = ["Cornea", "Pupil", "Lens", "Spatula", "Gauge", "Slit Knife"];

    private static readonly string[] Reports =
    [
        "Findings: mild corneal edema in the left eye, no capsular tear. Impression: clear cornea.",
        "Findings: marked zonular weakness, a 2 mm capsular tear in the right eye. Impression: lens unstable.",
    ];

    private static readonly (string Task, Func<Random, JsonNode> Answer)[] Tasks =
    [
        ("Classification", random => $"{(char)('A' + random.Next(5))}"),
        ("Multi-label Classification", random => string.Join("; ", random.GetItems(Tools, 2).Distinct())),
        ("Detection", random => new JsonObject { ["lens"] = Boxes(random) }.ToJsonString()),
        ("Instance Detection", random => new JsonObject { [$"{random.Next(2)}"] = Boxes(random) }.ToJsonString()),
        ("Counting", random => random.Next(100)),
        ("Regression", random => random.NextDouble() * 10),
        ("Report Generation", random => Reports[random.Next(Reports.Length)]),
    ];

    /// <returns>What <c>surgical</c> is told to score them.</returns>
    public static IReadOnlyList<string> WriteTo(string folder, int answers)
    {
        var random = new Random(1);
        var (questions, predictions) = (Path.Combine(folder, "questions.json"),
            Path.Combine(folder, "predictions.json"));
        Write(questions, answers, random);
        Write(predictions, answers, random);
        return ["evaluate", "flare", "--questions", questions, "--predictions", predictions];
    }

    private static void Write(string path, int answers, Random random) =>
        File.WriteAllText(path, JsonSerializer.Serialize(Enumerable.Range(0, answers).Select(number =>
        {
            var (task, answer) = Tasks[number % Tasks.Length];
            return new JsonObject
            {
                ["TaskType"] = task,
                ["Modality"] = "Microscopy",
                ["ImageName"] = $"images/{number / 3}.png",
                ["Question"] = $"Question {number}",
                ["Split"] = "validation_public",
                ["Answer"] = answer(random),
            };
        })));

    private static JsonArray Boxes(Random random) =>
        [new JsonArray(random.Next(50), random.Next(50), 50 + random.Next(50), 50 + random.Next(50))];
}
