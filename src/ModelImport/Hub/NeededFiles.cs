using Surgical.ModelImport.Snapshots;
using Surgical.Models.Files;
using Surgical.Models.Files.Foreign;
using Surgical.Models.Lora;

namespace Surgical.ModelImport.Hub;

/// <summary>Which files of a repository this program, or another that opens the same snapshot, can use. Pure.</summary>
internal static class NeededFiles
{
    private const string Weights = ".safetensors";
    private const string WholeModel = "model.safetensors";

    private static readonly string[] Names =
    [
        "config.json", "generation_config.json", "special_tokens_map.json", "added_tokens.json",
        "processor_config.json", "preprocessor_config.json", LoraAdapter.ConfigName,
    ];

    private static readonly string[] Beginnings =
        ["tokenizer", "chat_template", "README", "LICENSE", "LICENCE", "NOTICE", "USE_POLICY"];

    /// <summary>The files at the root that count, in the Hub's order.</summary>
    /// <exception cref="ImportException">There is no model among them, and no adapter.</exception>
    public static IReadOnlyList<HubFile> Of(RepositoryName name, IReadOnlyCollection<HubFile> tree)
    {
        var root = tree.Where(file => !file.Path.Contains('/')).ToList();
        if (!root.Any(file => file.Path is "config.json" or LoraAdapter.ConfigName) || !root.Any(IsWeights))
        {
            throw new ImportException(
                $"{name}: expected a model or an adapter in safetensors (config.json or adapter_config.json, and "
                + $"*.safetensors), came {tree.Count} files "
                + $"without{(root.Any(IsWeights) ? " a configuration" : " such weights")}{Instead(name, tree)}.");
        }

        var chosen = Chosen([.. root.Where(IsWeights).Select(file => file.Path)]);
        var hasAdapter = root.Any(file => file.Path == LoraAdapter.ConfigName);
        return
        [
            .. root.Where(file => IsText(file.Path)
                || (IsWeights(file) && (chosen(file.Path) || (hasAdapter && file.Path == LoraAdapter.WeightsName)))),
        ];
    }

    // As the importer chooses: one whole file makes all beside it a second copy, and so does a numbered row of shards.
    private static Func<string, bool> Chosen(IReadOnlyList<string> weights) =>
        weights.Contains(WholeModel) ? path => path == WholeModel
        : weights.Any(IsShard) ? IsShard
        : _ => true;

    private static string Instead(RepositoryName name, IEnumerable<HubFile> tree) =>
        ForeignWeights.Among([.. tree.Select(file => file.Path)]) switch
        {
            null => "",
            ForeignWeights.Checkpoint { Folder: var folder } checkpoint =>
                $"; they are {checkpoint.Words}. The Hub's own tool fetches it: hf download {name.Id} --include "
                + $"\"{folder}/*\"",
            ForeignWeights.Elsewhere { Folder: var folder } =>
                $"; a model lies in {folder}. The Hub's own tool fetches it: hf download {name.Id} --include "
                + $"\"{folder}/*\"; give that folder then",
            var other => $"; they are {other.Words}",
        };

    /// <summary>Of these, the ones without which nothing runs: other programs may have fetched no more.</summary>
    public static IEnumerable<HubFile> Essential(IEnumerable<HubFile> files) =>
        files.Where(file => IsWeights(file)
            || file.Path is "config.json" or LoraAdapter.ConfigName or SnapshotTokenizer.Name);

    private static bool IsWeights(HubFile file) => file.Path.EndsWith(Weights, StringComparison.Ordinal);

    private static bool IsShard(string path) => path.StartsWith("model-", StringComparison.Ordinal);

    private static bool IsText(string path) =>
        Names.Contains(path)
        || path.EndsWith(Weights + ".index.json", StringComparison.Ordinal)
        || Beginnings.Any(beginning => path.StartsWith(beginning, StringComparison.OrdinalIgnoreCase));
}
