using Surgical.Models.Files;

namespace Surgical.Models.Lora;

/// <summary>Where an adapter lies.</summary>
/// <param name="Folder">Of adapter_config.json.</param>
/// <param name="Name">As shown to people.</param>
internal sealed record AdapterSource(string Folder, string Name)
{
    /// <summary>An adapter that a person named.</summary>
    public static AdapterSource Of(string folder) => new(folder, SnapshotName.Of(folder));

    /// <summary>The adapter that lies in a snapshot's own folder; null for none.</summary>
    public static AdapterSource? Beside(string snapshot) =>
        LoraAdapter.IsAt(snapshot) ? new(snapshot, $"{SnapshotName.Of(snapshot)}/adapter") : null;
}
