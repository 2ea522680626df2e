namespace Surgical.Benchmarks.Cpu;

/// <summary>What is measured, and how often.</summary>
/// <param name="Snapshot">Folder of the checkpoint.</param>
/// <param name="Folder">Where imports and the peer's model are written; what of them is there is written anew.</param>
/// <param name="Format">Options of <c>surgical import</c> for the model that is asked.</param>
/// <param name="Imported">Folder of an import whose tokens alone are measured; null to import and to ask too.</param>
/// <param name="PeerHead">Type of the embedding in the peer's model; null for no peer.</param>
/// <param name="Runs">Of import and of the program that is asked about a picture.</param>
/// <param name="Rounds">Of tokens, bandwidth and the peer, in turn.</param>
/// <param name="Tokens">Of a round.</param>
internal sealed record CpuOptions(
    string Snapshot,
    string Folder,
    IReadOnlyList<string> Format,
    string? Imported,
    string? PeerHead,
    int Runs,
    int Rounds,
    int Tokens);
