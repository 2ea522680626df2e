namespace Surgical.Benchmarks.Load;

/// <summary>How much a data folder holds.</summary>
/// <param name="Cases">All of them read to their ends.</param>
/// <param name="Events">Of each: its start, key frames and its end.</param>
internal sealed record LoadSize(int Cases, int Events);
