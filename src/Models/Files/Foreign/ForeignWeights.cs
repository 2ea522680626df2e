using System.Text.RegularExpressions;
using Surgical.Models.Lora;

namespace Surgical.Models.Files.Foreign;

/// <summary>
/// What a folder or a repository holds in the place of safetensors files at its root. Pure.
/// </summary>
/// <param name="Words">What it is and what to do, for a message.</param>
internal abstract partial record ForeignWeights(string Words)
{
    private static readonly string[] Unfinished = [".incomplete", ".part", ".partial", ".crdownload", ".aria2"];
    private static readonly string[] Python = [".bin", ".pt", ".pth", ".ckpt", ".pkl"];
    private static readonly string[] Settings = ["config.json", LoraAdapter.ConfigName];

    /// <summary>The kind that says most about what to do; null where there is none of them.</summary>
    /// <param name="paths">Of the files, with forward slashes, from the root of the folder or repository.</param>
    public static ForeignWeights? Among(IReadOnlyCollection<string> paths)
    {
        var root = paths.Where(path => !path.Contains('/')).Order(StringComparer.Ordinal).ToList();
        return LastCheckpoint(paths) is { } checkpoint ? checkpoint
            : root.Find(path => EndsWithAny(path, Unfinished)) is { } part ? new HalfFetched(part)
            : root.Find(path => EndsWithAny(path, Python) && IsWeights(path)) is { } pickle ? new Pickles(pickle)
            : First(paths, ".gguf") is { } gguf ? new Gguf(gguf)
            : First(paths, ".onnx") is { } onnx ? new Onnx(onnx)
            : Inner(paths) is { } inner ? new Elsewhere(inner)
            : null;
    }

    // The first by name: of the parts of one GGUF the one that a server is given, of llama.cpp's pair not the mmproj.
    private static string? First(IEnumerable<string> paths, string ending) => paths
        .Where(path => path.EndsWith(ending, StringComparison.OrdinalIgnoreCase))
        .OrderBy(path => path.Contains("mmproj", StringComparison.OrdinalIgnoreCase))
        .ThenBy(path => path, StringComparer.Ordinal)
        .FirstOrDefault();

    private static Checkpoint? LastCheckpoint(IEnumerable<string> paths) => paths
        .Select(path => (Path: path, Match: InCheckpoint().Match(path)))
        .Where(file => file.Match.Success)
        .GroupBy(file => file.Match.Groups["folder"].Value, file => file.Path)
        .OrderBy(folder => folder.Key.Length)
        .ThenBy(folder => folder.Key, StringComparer.Ordinal)
        .Select(folder => new Checkpoint(
            folder.Key, folder.Any(path => path.Contains("/adapter_model.", StringComparison.Ordinal))))
        .LastOrDefault();

    private static string? Inner(IReadOnlyCollection<string> paths) => paths
        .Where(path => path.Contains('/') && Settings.Contains(System.IO.Path.GetFileName(path)))
        .Select(path => path[..path.LastIndexOf('/')])
        .Where(folder => paths.Any(path => path.StartsWith($"{folder}/", StringComparison.Ordinal)
            && path.EndsWith(".safetensors", StringComparison.Ordinal)))
        .Order(StringComparer.Ordinal)
        .FirstOrDefault();

    private static bool IsWeights(string path) =>
        !path.StartsWith("training_args", StringComparison.Ordinal)
        && !path.StartsWith("optimizer", StringComparison.Ordinal)
        && !path.StartsWith("scheduler", StringComparison.Ordinal);

    private static bool EndsWithAny(string path, IEnumerable<string> endings) =>
        endings.Any(ending => path.EndsWith(ending, StringComparison.OrdinalIgnoreCase));

    [GeneratedRegex(@"^(?<folder>checkpoint-[0-9]{1,10})/[^/]+\.(safetensors|bin)\z", RegexOptions.CultureInvariant)]
    private static partial Regex InCheckpoint();

    /// <summary>Folders that a training run left, of which the last is named.</summary>
    internal sealed record Checkpoint(string Folder, bool IsAdapter) : ForeignWeights(
        $"checkpoints of a training run in folders of their own; give one of those folders, {Folder} is the last"
        + (IsAdapter ? ", an adapter: with --adapter, and its base with --model" : ""));

    /// <summary>A download that did not come to its end.</summary>
    internal sealed record HalfFetched(string File) : ForeignWeights(
        $"{File}, the part of a download that was broken off; fetch it again, surgical pull goes on where it stopped");

    /// <summary>llama.cpp's format.</summary>
    internal sealed record Gguf(string File) : ForeignWeights(
        $"GGUF ({File}), which llama.cpp's server runs and nothing here reads: llama-server --model FILE.gguf --mmproj "
        + "MMPROJ.gguf, then --model openai:http://127.0.0.1:8080/v1#NAME (docs/models-elsewhere.md); or give the "
        + "snapshot in safetensors that it was made of");

    /// <summary>Graphs that another program made.</summary>
    internal sealed record Onnx(string File) : ForeignWeights(
        $"ONNX ({File}), graphs of another program, which nothing here reads; give the snapshot in safetensors that "
        + "they were made of");

    /// <summary>What torch.save writes.</summary>
    internal sealed record Pickles(string File) : ForeignWeights(
        $"{File}, PyTorch's own format: Python objects, which may run anything and are not read; give a repository "
        + "with *.safetensors, or save the model so with transformers (save_pretrained)");

    /// <summary>A snapshot further down.</summary>
    internal sealed record Elsewhere(string Folder) : ForeignWeights(
        $"a folder above the model; give {Folder} in it");
}
