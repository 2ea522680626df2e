using Surgical.ModelImport.Configuration;

namespace Surgical.ModelImport;

/// <summary>manifest.json of an imported model: everything an engine needs beside the graphs and the weights.</summary>
/// <param name="Version">Of this format; an importer writes the newest, a reader refuses others.</param>
/// <param name="Name">Folder or repository name of the snapshot, as shown to people.</param>
/// <param name="Digest">SHA-256 (hex) over configuration, file names, sizes and safetensors headers of the
/// snapshot.</param>
/// <param name="Format">Type of the weights: "f32".</param>
/// <param name="Configuration">The model's shape.</param>
/// <param name="Files">Every other file of the folder and its size in bytes.</param>
/// <param name="Tensors">Canonical tensor name to its place in the weights file.</param>
public sealed record ModelManifest(
    int Version,
    string Name,
    string Digest,
    string Format,
    Gemma3Configuration Configuration,
    IReadOnlyDictionary<string, long> Files,
    IReadOnlyDictionary<string, TensorSection> Tensors)
{
    /// <summary>
    /// What this importer writes. One more whenever graphs, weights or manifest change, so that cached models are made
    /// anew.
    /// </summary>
    internal const int NewestVersion = 1;

    /// <summary>The one format so far.</summary>
    internal const string Float32 = "f32";
}

/// <summary>Where a tensor lies in the weights file.</summary>
/// <param name="Offset">Bytes from the start; a multiple of 64.</param>
/// <param name="Shape">Dimensions, slowest first.</param>
public sealed record TensorSection(long Offset, IReadOnlyList<long> Shape)
{
    /// <summary>Length in bytes.</summary>
    internal long Size => Shape.Aggregate((long)sizeof(float), (product, dimension) => product * dimension);
}
