namespace Surgical.Analyzer.Model;

/// <summary>Which model gave an answer.</summary>
/// <param name="Name">Folder or repository name, and those of its adapters, as shown to people.</param>
/// <param name="Digest">SHA-256 (hex) over configuration, file names, sizes and safetensors headers (medgemma.md 7.4),
/// and over all of an adapter.</param>
/// <param name="KnowsOnly">What the model was trained on where that limits it ("rendered scenes only"); null otherwise.</param>
public sealed record ModelIdentity(string Name, string Digest, string? KnowsOnly);
