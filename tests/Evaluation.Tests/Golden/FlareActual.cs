using System.Text.Json;
using System.Text.Json.Nodes;
using Surgical.DataSets.Boxes;
using Surgical.DataSets.Flare;
using Surgical.Evaluation.Flare.Answers;
using Surgical.Evaluation.Flare.Boxes;
using Surgical.Evaluation.Flare.Rules;
using Surgical.Evaluation.Flare.Scores;

namespace Surgical.Evaluation.Tests.Golden;

/// <summary>What the product says to the inputs of FLARE's reference files, in their shape.</summary>
internal static class FlareActual
{
    private const string Unreadable26 = "ValueError -> treated as []";
    private const string NoNumber26 = "ValueError -> 0.0";

    public static JsonObject Classification(JsonElement file) => new()
    {
        ["parse"] = Json.Each(file.GetProperty("parse"), sample => Json.Case(new()
        {
            ["flare25.parse_answer"] = ClassAnswer.Parse25(sample.GetProperty("raw").GetString()!),
            ["flare26.normalize_text"] = NormalText.Of(sample.GetProperty("raw")),
        })),
        ["cases"] = Json.Each(file.GetProperty("cases"), sample => Json.Case(new()
        {
            ["flare25.calculate_metrics"] = Classes(sample, FlareMode.Flare25),
            ["flare26"] = Classes(sample, FlareMode.Flare26),
        })),
    };

    public static JsonObject MultiLabel(JsonElement file) => new()
    {
        ["parse"] = Json.Each(file.GetProperty("parse"), sample => Json.Case(new()
        {
            ["flare25.parse_answer"] = Json.Texts(LabelAnswer.Parse25(sample.GetProperty("raw").GetString()!)),
            ["flare26.parse_multilabel"] = Sorted(LabelAnswer.Parse26(sample.GetProperty("raw"))),
        })),
        ["cases"] = Json.Each(file.GetProperty("cases"), Labels),
    };

    public static JsonObject Counting(JsonElement file) => Numeric(file, CountAnswer.Parse25);

    public static JsonObject Regression(JsonElement file) => Numeric(file, NumberAnswer.Parse25);

    public static JsonObject Detection(JsonElement file) => new()
    {
        ["iou"] = Json.Each(file.GetProperty("iou"), sample =>
        {
            var overlap = ToBox(sample.GetProperty("a")).Overlap(ToBox(sample.GetProperty("b")));
            return Json.Case(new() { ["flare25.calculate_iou"] = overlap, ["flare26.iou"] = overlap });
        }),
        ["parse"] = Json.Each(file.GetProperty("parse"), sample => Json.Case(new()
        {
            ["flare25.parse_answer"] = Corners(BoxAnswer25.Parse(sample.GetProperty("raw").GetString()!)),
            ["flare26.parse_boxes"] = Boxes26(sample.GetProperty("raw")),
        })),
        ["cases"] = Json.Each(file.GetProperty("cases"), sample => Json.Case(new()
        {
            ["flare25.calculate_metrics"] = Detection25(sample),
            ["flare26"] = Detection26(sample),
        })),
    };

    public static JsonObject InstanceDetection(JsonElement file) => new()
    {
        ["parse"] = Json.Each(file.GetProperty("parse"), sample => Json.Case(new()
        {
            ["flare25.parse_answer"] = Instances(BoxAnswer25.ParseInstances(sample.GetProperty("raw").GetString()!)),
            ["flare26.parse_boxes"] = Boxes26(sample.GetProperty("raw")),
        })),
        ["cases"] = Json.Each(file.GetProperty("cases"), sample => Json.Case(new()
        {
            ["flare25.calculate_metrics"] = Instances25(sample),
            ["flare25.calculate_instance_detection_metrics"] = Instances25(sample),
            ["flare26"] = Detection26(sample),
        })),
    };

    private static JsonObject Classes(JsonElement sample, FlareMode mode)
    {
        IReadOnlyList<string?> Labels(string name) =>
            [.. sample.GetProperty(name).EnumerateArray().Select(item => item.GetString())];
        return FlareMetricsJson.Of(ClassificationScore.Of(Labels("predictions"), Labels("references"), mode), mode);
    }

    private static JsonObject Labels(JsonElement sample)
    {
        var (predictions, references) = (sample.GetProperty("predictions"), sample.GetProperty("references"));
        IReadOnlyList<string>[] Parsed25(JsonElement replies) => [.. Json.Strings(replies).Select(LabelAnswer.Parse25)];
        IReadOnlySet<string>[] Parsed26(JsonElement replies) =>
            [.. replies.EnumerateArray().Select(LabelAnswer.Parse26)];
        return Json.Case(new()
        {
            ["flare25.parsed_predictions"] = new JsonArray([.. Parsed25(predictions).Select(Json.Texts)]),
            ["flare25.parsed_references"] = new JsonArray([.. Parsed25(references).Select(Json.Texts)]),
            ["flare26.parsed_predictions"] = new JsonArray([.. Parsed26(predictions).Select(Sorted)]),
            ["flare26.parsed_references"] = new JsonArray([.. Parsed26(references).Select(Sorted)]),
            ["flare25.calculate_metrics"] =
                FlareMetricsJson.Of(MultiLabelScore.Of(Parsed25(predictions), Parsed25(references), FlareMode.Flare25)),
            ["flare26"] =
                FlareMetricsJson.Of(MultiLabelScore.Of(Parsed26(predictions), Parsed26(references), FlareMode.Flare26)),
        });
    }

    private static JsonObject Numeric(JsonElement file, Func<string, double?> parse25) => new()
    {
        ["parse"] = Json.Each(file.GetProperty("parse"), sample => Json.Case(new()
        {
            ["flare25.parse_answer"] = Json.Number(parse25(sample.GetProperty("raw").GetString()!)),
            ["flare26.parse_numeric"] = NumberAnswer.Parse26(sample.GetProperty("raw")) is { } number
                ? number
                : NoNumber26,
        })),
        ["cases"] = Json.Each(file.GetProperty("cases"), sample =>
        {
            var replies = sample.GetProperty("raw_predictions");
            IReadOnlyList<double> references =
                [.. sample.GetProperty("references").EnumerateArray().Select(item => item.GetDouble())];
            IReadOnlyList<double?> parsed25 = [.. Json.Strings(replies).Select(parse25)];
            IReadOnlyList<double?> parsed26 = [.. replies.EnumerateArray().Select(NumberAnswer.Parse26)];
            var errors25 = FlareMetricsJson.Of(NumericScore.Of(parsed25, references, FlareMode.Flare25));
            return Json.Case(new()
            {
                ["flare25.parsed_predictions"] = new JsonArray([.. parsed25.Select(Json.Number)]),
                ["flare25.calculate_metrics_all_pairs"] = errors25,
                ["flare25.calculate_metrics_after_driver_filter"] = errors25.DeepClone(),
                ["flare26"] = FlareMetricsJson.Of(NumericScore.Of(parsed26, references, FlareMode.Flare26)),
            });
        }),
    };

    private static JsonObject Detection25(JsonElement sample)
    {
        IReadOnlyList<IReadOnlyList<Box>> Pictures(string name) =>
            [.. sample.GetProperty(name)
                .EnumerateArray()
                .Select(boxes => boxes.EnumerateArray().Select(ToBox).ToArray())];
        return FlareMetricsJson.Of2025(DetectionScore.Of2025(Pictures("predictions"), Pictures("references")));
    }

    private static JsonObject Detection26(JsonElement sample) => FlareMetricsJson.Of(DetectionScore.Of2026(
        [.. sample.GetProperty("predictions").EnumerateArray().Select(BoxAnswer26.Parse)],
        [.. sample.GetProperty("references").EnumerateArray().Select(boxes => BoxAnswer26.Parse(boxes)!)]));

    private static JsonObject Instances25(JsonElement sample)
    {
        IReadOnlyList<InstanceBoxes?> Pictures(string name) =>
            [.. sample.GetProperty(name).EnumerateArray().Select(ToInstances)];
        return FlareMetricsJson.Of(InstanceScore.Of(Pictures("predictions"), Pictures("references")));
    }

    private static JsonNode Boxes26(JsonElement reply) => BoxAnswer26.Parse(reply) is { } boxes
        ? new JsonArray([.. boxes.Select(box => new JsonArray(box.Left, box.Top, box.Right, box.Bottom, box.Label))])
        : Unreadable26;

    private static JsonArray Corners(IReadOnlyList<Box> boxes) =>
        [.. boxes.Select(box => new JsonArray(box.Left, box.Top, box.Right, box.Bottom))];

    private static JsonObject Instances(InstanceBoxes instances) => new(instances.ByIdentity.Select(entry =>
        KeyValuePair.Create(entry.Key, (JsonNode?)new JsonArray([.. entry.Value.Select(Json.Numbers)]))));

    private static InstanceBoxes? ToInstances(JsonElement sample) => sample.ValueKind != JsonValueKind.Object
        ? null
        : new(sample.EnumerateObject().ToDictionary(
            member => member.Name,
            member => (IReadOnlyList<IReadOnlyList<double>>)(member.Value.ValueKind == JsonValueKind.Array
                ? [.. member.Value.EnumerateArray().Select(Corners)]
                : [])));

    private static double[] Corners(JsonElement box) => [.. box.EnumerateArray().Select(corner => corner.GetDouble())];

    private static Box ToBox(JsonElement corners) =>
        new(corners[0].GetDouble(), corners[1].GetDouble(), corners[2].GetDouble(), corners[3].GetDouble());

    /// <summary>As the files list a set.</summary>
    private static JsonArray Sorted(IReadOnlySet<string> labels) => Json.Texts(labels.Order(StringComparer.Ordinal));
}
