using System.Text.Json;
using System.Text.Json.Serialization;
using Surgical.Disk;
using Surgical.Models.Contract;

namespace Surgical.Models.Checks;

/// <summary>
/// case.json in the folder of an adapter: what the reference made of one of the model's cases with it.
/// </summary>
/// <param name="Case">Name of the model's case, whose prompt and pictures it shares.</param>
/// <param name="Greedy">The tokens that follow.</param>
/// <param name="GreedyMargins">What decided each of these; null where not known.</param>
internal sealed record AdapterSample(
    [property: JsonRequired] string Case, [property: JsonRequired] int[] Greedy, float[]? GreedyMargins)
{
    private const string FileName = "case.json";

    private static readonly JsonSerializerOptions Json =
        new() { PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower };

    public static bool IsIn(string adapter) => File.Exists(Path.Combine(adapter, FileName));

    /// <summary>The model's case with the adapter's values.</summary>
    /// <param name="folder">Holds cases.json.</param>
    /// <param name="adapter">Holds case.json and NAME.logits.npy.</param>
    /// <exception cref="ModelException">A file is not what it should be.</exception>
    /// <exception cref="IOException">A file cannot be read.</exception>
    public static ReferenceSample Read(string folder, string adapter)
    {
        var own = Read(Path.Combine(adapter, FileName));
        var shared = ReferenceSample.Find(folder, own.Case) ?? throw new ModelException(
            $"{Path.Combine(adapter, FileName)}: expected the name of a case in {folder}, came {own.Case}.");
        return shared with
        {
            Name = $"{new DirectoryInfo(adapter).Name}/{own.Case}",
            Greedy = own.Greedy,
            Margins = own.GreedyMargins,
            Logits = NpyArray.Read(Path.Combine(adapter, $"{own.Case}.logits.npy")).Values,
            Features = null,
        };
    }

    private static AdapterSample Read(string path)
    {
        try
        {
            return JsonSerializer.Deserialize<AdapterSample>(File.ReadAllBytes(RegularFile.At(path)), Json)
                ?? throw new ModelException($"{path} is no case of an adapter: it is null.");
        }
        catch (JsonException malformed)
        {
            throw new ModelException($"{path} is no case of an adapter: {malformed.Message}", malformed);
        }
    }
}
