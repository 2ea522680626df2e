using Surgical.ModelImport.Snapshots;
using Surgical.Models.Files;

namespace Surgical.ModelImport.Tests.Snapshots;

internal static class DigestOfSnapshot
{
    /// <summary>Of its model in any format, read from all of its numbers.</summary>
    public static string Digest(this Snapshot snapshot) => SnapshotManifest.Of(
        snapshot, new ModelFormat.F32(), memory: null, _ => { }, TestContext.Current.CancellationToken).Digest;
}
