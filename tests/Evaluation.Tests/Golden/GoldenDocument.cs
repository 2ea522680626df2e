using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Surgical.Evaluation.Tests.Golden;

/// <summary>Compares every value of a file of reference values with what the product computes.</summary>
internal sealed class GoldenDocument
{
    private const double Tolerance = 1e-9;
    private readonly List<string> _problems = [];

    private GoldenDocument()
    {
    }

    /// <summary>Values that were compared.</summary>
    public int Compared { get; private set; }

    /// <summary>What differs or is not accounted for, one line each.</summary>
    public IReadOnlyList<string> Problems => _problems;

    /// <summary>Walks all that the file expects.</summary>
    /// <param name="file">Its name without the extension.</param>
    /// <param name="expected">The file.</param>
    /// <param name="actual">What the product says, in the same shape; inputs may be missing.</param>
    public static GoldenDocument Compare(string file, JsonElement expected, JsonNode? actual)
    {
        var document = new GoldenDocument();
        document.Walk(file, expected, actual);
        return document;
    }

    private void Walk(string path, JsonElement expected, JsonNode? actual)
    {
        if (MetricsNotOffered.Accounts(path))
        {
            return;
        }

        switch (expected.ValueKind)
        {
            case JsonValueKind.Object when actual is JsonObject members:
                foreach (var member in expected.EnumerateObject())
                {
                    var name = $"{path}/{member.Name}";
                    if (members.ContainsKey(member.Name))
                    {
                        Walk(name, member.Value, members[member.Name]);
                    }
                    else if (!MetricsNotOffered.Accounts(name))
                    {
                        _problems.Add($"{name}: neither computed nor listed as not offered");
                    }
                }

                break;
            case JsonValueKind.Array when actual is JsonArray items && items.Count == expected.GetArrayLength():
                for (var place = 0; place < items.Count; place++)
                {
                    Walk($"{path}/{place}", expected[place], items[place]);
                }

                break;
            default:
                Compared++;
                if (!Agree(expected, actual))
                {
                    _problems.Add(
                        $"{path}: expected {Cut(expected.GetRawText())}, got {Cut(actual?.ToJsonString() ?? "null")}");
                }

                break;
        }
    }

    private static bool Agree(JsonElement expected, JsonNode? actual) => (expected.ValueKind, actual) switch
    {
        (JsonValueKind.Null, null) => true,
        (JsonValueKind.Number, JsonValue value) when value.GetValueKind() == JsonValueKind.Number =>
            AreNear(expected.GetRawText(), Number(value.ToJsonString())),
        (JsonValueKind.String, JsonValue value) when value.GetValueKind() == JsonValueKind.String =>
            expected.GetString() == value.GetValue<string>(),
        (JsonValueKind.True or JsonValueKind.False, JsonValue value) => expected.ValueKind == value.GetValueKind(),
        _ => false,
    };

    /// <summary>Counts, written without a point, must be equal.</summary>
    private static bool AreNear(string expected, double actual)
    {
        var number = Number(expected);
        return expected.All(letter => char.IsAsciiDigit(letter) || letter == '-')
            ? number == actual
            : Math.Abs(number - actual) <= Tolerance * Math.Max(1, Math.Abs(number));
    }

    private static double Number(string text) => double.Parse(text, CultureInfo.InvariantCulture);

    private static string Cut(string text) => text.Length <= 200 ? text : text[..200] + "...";
}
