using System.Text.Json.Serialization;
using Surgical.Models.Files.Identity;
using Surgical.Models.Files.Weights;
using Surgical.Models.Gemma3;
using Surgical.Models.Graphs;
using Surgical.Models.Processing;

namespace Surgical.Models.Files;

/// <summary>manifest.json of an imported model: everything an engine needs beside the graphs and the weights.</summary>
/// <param name="Version">Of this format; an importer writes the newest, a reader refuses others.</param>
/// <param name="Name">Folder or repository name of the snapshot, as shown to people.</param>
/// <param name="Digest">SHA-256 (hex) over all of this that decides an answer (<see cref="ManifestDigest"/>); the same
/// in every format.</param>
/// <param name="BaseDigest">The digest that the snapshot has without adapters.</param>
/// <param name="Adapters">Merged into the weights, or to be merged when the snapshot's own are opened; in the order in
/// which they are added.</param>
/// <param name="Format">The weights' numbers.</param>
/// <param name="Configuration">The model's shape.</param>
/// <param name="Files">Every other file of the folder and its size in bytes.</param>
/// <param name="Sources">Files of the snapshot that stay in use, by their names there; empty when the folder holds all
/// weights.</param>
/// <param name="Tensors">Canonical tensor name to its place.</param>
/// <param name="Content">Digests of what is too large for a manifest.</param>
/// <param name="Processing">What the files beside the weights say.</param>
public sealed record ModelManifest(
    int Version,
    string Name,
    string Digest,
    string BaseDigest,
    IReadOnlyList<AdapterEntry> Adapters,
    ModelFormat Format,
    Gemma3Configuration Configuration,
    IReadOnlyDictionary<string, long> Files,
    IReadOnlyDictionary<string, SourceFile> Sources,
    IReadOnlyDictionary<string, TensorSection> Tensors,
    ModelContent Content,
    ModelProcessing Processing)
{
    /// <summary>
    /// What this importer writes. One more whenever graphs, weights or manifest change, so that cached models are made
    /// anew.
    /// </summary>
    internal const int NewestVersion = 5;

    /// <summary>The names of the snapshot and its adapters: "cataract-sim + vqa-adapter".</summary>
    [JsonIgnore]
    public string FullName => string.Join(" + ", Adapters.Select(adapter => adapter.Name).Prepend(Name));

    /// <summary>
    /// Whether head and embedding are one tensor of the snapshot, whose files stay in use; an adapter may have parted
    /// them.
    /// </summary>
    internal bool IsTiedInSnapshot =>
        Configuration.Text.TiedEmbeddings
        || (Tensors.TryGetValue(GraphNames.Head, out var head)
            && Tensors.TryGetValue(GraphNames.Embedding, out var embedding)
            && (head.File, head.Offset) == (embedding.File, embedding.Offset));
}

/// <summary>SHA-256 (hex) of what a snapshot holds beside its configuration.</summary>
/// <param name="Weights">Of every number, without adapters (<see cref="WeightsDigest"/>).</param>
/// <param name="Tokenizer">Of tokenizer.json; null for a model without one.</param>
/// <param name="Template">Of the text of the chat template.</param>
public sealed record ModelContent(string Weights, string? Tokenizer, string Template);

/// <summary>A file of a snapshot that an imported model reads where it lies.</summary>
/// <param name="Path">Absolute, links followed.</param>
/// <param name="Length">Bytes.</param>
/// <param name="Written">When it was last written.</param>
/// <param name="Stamp">By which it is known again without being read; null where the system has none.</param>
public sealed record SourceFile(string Path, long Length, DateTime Written, FileStamp? Stamp);

/// <summary>Where a tensor lies.</summary>
/// <param name="File">A name among the manifest's files or sources.</param>
/// <param name="Offset">Bytes from the file's start; in the folder's own files a multiple of 64.</param>
/// <param name="Type">Of every number.</param>
/// <param name="Shape">Dimensions as the graphs see them, slowest first.</param>
public sealed record TensorSection(string File, long Offset, TensorType Type, IReadOnlyList<long> Shape)
{
    /// <summary>Length in bytes.</summary>
    internal long Size => Shape.Aggregate((long)Type.Size(), (product, dimension) => product * dimension);
}
