namespace Surgical.Models.Files;

/// <summary>An adapter of an imported model.</summary>
/// <param name="Name">Folder or repository name, as shown to people.</param>
/// <param name="Digest">SHA-256 (hex) over its configuration and every number.</param>
/// <param name="Folder">Absolute path where it is merged when the weights are opened; null where it is merged in the
/// weights.</param>
/// <param name="Notes">What is odd about it and was no reason to refuse it, for people.</param>
public sealed record AdapterEntry(string Name, string Digest, string? Folder, IReadOnlyList<string> Notes);
