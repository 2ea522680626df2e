using Surgical.ModelImport.Snapshots;

namespace Surgical.ModelImport.Hub;

/// <summary>What a pull will fetch.</summary>
/// <param name="Name">What was asked for.</param>
/// <param name="Commit">What its revision is.</param>
/// <param name="Snapshot">Folder of the snapshot, there or not.</param>
/// <param name="Files">Those that are needed.</param>
/// <param name="LeftOut">Files of the repository that are not.</param>
/// <param name="Missing">Bytes to fetch.</param>
/// <param name="IsWhole">Whether the snapshot is there, so that nothing need be done.</param>
/// <param name="Unasked">Why the Hub was not asked what the revision is now; null when it was, or need not be.</param>
public sealed record PullPlan(
    RepositoryName Name,
    string Commit,
    string Snapshot,
    IReadOnlyList<HubFile> Files,
    int LeftOut,
    long Missing,
    bool IsWhole,
    string? Unasked);
