using System.Text.Json.Serialization;
using Surgical.Models.Files.Weights;
using Surgical.Models.Gemma3;
using Surgical.Models.Processing;

namespace Surgical.Models.Files;

/// <summary>manifest.json of an imported model: everything an engine needs beside the graphs and the weights.</summary>
/// <param name="Version">Of this format; an importer writes the newest, a reader takes those that say enough.</param>
/// <param name="Name">Folder or repository name of the snapshot, as shown to people.</param>
/// <param name="Digest">SHA-256 (hex) over configuration, file names, sizes and safetensors headers of the
/// snapshot, and over the adapters' digests where there are any.</param>
/// <param name="BaseDigest">The digest that the snapshot has without adapters.</param>
/// <param name="Adapters">Merged into the weights, or to be merged when the snapshot's own are opened; in the order in
/// which they are added.</param>
/// <param name="Format">The weights' numbers.</param>
/// <param name="Configuration">The model's shape.</param>
/// <param name="Files">Every other file of the folder and its size in bytes.</param>
/// <param name="Sources">Files of the snapshot that stay in use, by their names there; empty when the folder holds all
/// weights.</param>
/// <param name="Tensors">Canonical tensor name to its place.</param>
/// <param name="Processing">What the files beside the weights say; null in a manifest of version 4, whose importer did
/// not read them: Gemma 3's own is meant.</param>
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
    ModelProcessing? Processing = null)
{
    /// <summary>
    /// What this importer writes. One more whenever graphs, weights or manifest change, so that cached models are made
    /// anew.
    /// </summary>
    internal const int NewestVersion = 5;

    /// <summary>The oldest that still opens: nothing has changed since but what was added.</summary>
    internal const int OldestVersion = 4;

    /// <summary>The names of the snapshot and its adapters: "cataract-sim + vqa-adapter".</summary>
    [JsonIgnore]
    public string FullName => string.Join(" + ", Adapters.Select(adapter => adapter.Name).Prepend(Name));
}

/// <summary>A file of a snapshot that an imported model reads where it lies.</summary>
/// <param name="Path">Absolute, links followed.</param>
/// <param name="Length">Bytes.</param>
/// <param name="Written">When it was last written.</param>
public sealed record SourceFile(string Path, long Length, DateTime Written);

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
