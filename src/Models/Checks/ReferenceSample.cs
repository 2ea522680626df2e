using System.Numerics.Tensors;
using System.Text.Json;
using System.Text.Json.Serialization;
using Surgical.Disk;
using Surgical.Models.Contract;

namespace Surgical.Models.Checks;

/// <summary>A prompt and what the reference implementation made of it.</summary>
/// <param name="Name">As shown.</param>
/// <param name="Ids">The prompt's tokens.</param>
/// <param name="Greedy">The tokens that follow, stop tokens taken for tokens like others.</param>
/// <param name="Margins">What decided each of these: the greatest logit less the second; null where not
/// known.</param>
/// <param name="Logits">[tokens x vocabulary].</param>
/// <param name="Pictures">[3 x height x width] each, values in [-1, 1].</param>
/// <param name="Features">[pictures x tokens of an image x hidden]; null where they are not known.</param>
internal sealed record ReferenceSample(
    string Name,
    int[] Ids,
    int[] Greedy,
    float[]? Margins,
    float[] Logits,
    IReadOnlyList<float[]> Pictures,
    float[]? Features)
{
    private static readonly JsonSerializerOptions Json =
        new() { PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower };

    /// <summary>The list of cases in a folder.</summary>
    public const string Index = "cases.json";

    /// <summary>
    /// The cases of a folder: cases.json, and NAME.*.npy beside it. None where there is no such list.
    /// </summary>
    /// <exception cref="ModelException">A file is not what it should be.</exception>
    /// <exception cref="IOException">A file cannot be read.</exception>
    public static IEnumerable<ReferenceSample> In(string folder) =>
        Listed(folder).Select(listed => Read(folder, listed.Key, listed.Value));

    /// <summary>One of the cases of a folder; null when its list does not name it.</summary>
    /// <inheritdoc cref="In" path="/exception"/>
    public static ReferenceSample? Find(string folder, string name) =>
        Listed(folder).TryGetValue(name, out var entry) ? Read(folder, name, entry) : null;

    /// <summary>Names of the cases of a folder, without reading their values.</summary>
    /// <exception cref="ModelException">cases.json is not what it should be.</exception>
    public static IEnumerable<string> Names(string folder) => Listed(folder).Keys;

    /// <summary>
    /// The shortest case without pictures and the shortest with: what is cheap to compute, of both kinds.
    /// </summary>
    /// <exception cref="ModelException">A file is not what it should be.</exception>
    /// <exception cref="IOException">A file cannot be read.</exception>
    public static IEnumerable<ReferenceSample> Cheapest(string folder) => Listed(folder)
        .GroupBy(listed => listed.Value.Images > 0)
        .Select(kind => kind.MinBy(listed => listed.Value.InputIds.Length))
        .Select(listed => Read(folder, listed.Key, listed.Value));

    /// <summary>
    /// Leading greedy tokens that a right engine must give: all, or those before the first choice that is closer than
    /// the rounding of two right engines.
    /// </summary>
    /// <param name="closest">Least margin that decides, over the greatest logit.</param>
    public int Decided(double closest)
    {
        var least = closest * Math.Abs(TensorPrimitives.MaxMagnitude<float>(Logits));
        var undecided = Array.FindIndex(Margins ?? [], margin => margin < least);
        return undecided < 0 ? Greedy.Length : undecided;
    }

    private static Dictionary<string, Entry> Listed(string folder)
    {
        var path = Path.Combine(folder, Index);
        if (!File.Exists(path) || ReplySample.In(folder).Count > 0)
        {
            return [];
        }

        try
        {
            var cases = JsonSerializer.Deserialize<List>(File.ReadAllBytes(RegularFile.At(path)), Json)?.Cases ?? [];
            return cases.All(listed => listed.Value is { InputIds.Length: > 0, Greedy: not null, Images: >= 0 })
                ? cases
                : throw new ModelException(
                    $"{path} is no list of cases: expected input_ids, greedy and images of every case, came less.");
        }
        catch (JsonException malformed)
        {
            throw new ModelException($"{path} is no list of cases: {malformed.Message}", malformed);
        }
    }

    private static ReferenceSample Read(string folder, string name, Entry entry)
    {
        NpyArray Array(string kind) => NpyArray.Read(Path.Combine(folder, $"{name}.{kind}.npy"));

        var logits = Array("logits").Values;
        if (entry.Images == 0)
        {
            return new ReferenceSample(name, entry.InputIds, entry.Greedy, entry.GreedyMargins, logits, [], []);
        }

        var pixels = Array("pixel_values").Values;
        return new ReferenceSample(
            name,
            entry.InputIds,
            entry.Greedy,
            entry.GreedyMargins,
            logits,
            [.. pixels.Chunk(pixels.Length / entry.Images)],
            Array("image_features").Values);
    }

    private sealed record List(
        [property: JsonRequired] Dictionary<string, Entry> Cases);

    private sealed record Entry(
        [property: JsonRequired] int[] InputIds,
        [property: JsonRequired] int[] Greedy,
        int Images,
        float[]? GreedyMargins);
}
