using System.Security.Cryptography;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using Surgical.ModelImport.Snapshots;
using Surgical.Models.Files;

namespace Surgical.Benchmarks.RandomModels;

/// <summary>
/// A snapshot of a Gemma 3 with random weights, as if the Hub's client had fetched it. The same configuration and seed
/// give the same bytes.
/// </summary>
/// <param name="Config">config.json.</param>
/// <param name="Seed">Of the weights.</param>
internal sealed record RandomSnapshot(JsonObject Config, ulong Seed)
{
    private static readonly JsonSerializerOptions Indented =
        new() { WriteIndented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>Writes the repository; memory does not grow with the model.</summary>
    /// <param name="hub">Folder of the cache.</param>
    /// <param name="name">Of the repository, as in org/name; it must not be there yet.</param>
    /// <returns>Folder of the snapshot.</returns>
    /// <exception cref="ImportException">The configuration makes no sense.</exception>
    /// <exception cref="IOException">It is there already, or the disk is full.</exception>
    public string WriteTo(string hub, string name)
    {
        var model = ModelSizes.Read(Config);
        var shards = SafetensorsShard.TwoOf([.. RandomTensor.For(model)]);
        var repository = new HubRepository(hub, name, Revision());
        try
        {
            AddSmallFiles(repository, shards);
            GemmaTokenizer.For(model).AddTo(repository);
            foreach (var shard in shards)
            {
                repository.AddLarge(shard.Name, shard.Pieces(Seed));
            }

            repository.Finish();
            return repository.Snapshot;
        }
        catch (IOException)
        {
            repository.Delete();
            throw;
        }
    }

    private void AddSmallFiles(HubRepository repository, IReadOnlyList<SafetensorsShard> shards)
    {
        var generation = new JsonObject
        {
            ["cache_implementation"] = "hybrid",
            ["do_sample"] = true,
            ["eos_token_id"] = Config["eos_token_id"]?.DeepClone(),
            ["top_k"] = 64,
            ["top_p"] = 0.95,
        };
        repository.AddSmall("config.json", Text(Config));
        repository.AddSmall("generation_config.json", Text(generation));
        repository.AddSmall("model.safetensors.index.json", Text(SafetensorsShard.Index(shards)));
    }

    // Looks like a commit, and differs where anything does.
    private string Revision() =>
        Convert.ToHexStringLower(SHA256.HashData([.. Text(Config), .. BitConverter.GetBytes(Seed)]))[..40];

    private static byte[] Text(JsonObject json) => JsonSerializer.SerializeToUtf8Bytes(json, Indented);
}
