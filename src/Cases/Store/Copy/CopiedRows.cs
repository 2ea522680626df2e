namespace Surgical.Cases.Store.Copy;

/// <summary>A table that was copied, each of its rows compared with the one that it was copied from.</summary>
/// <param name="Table">Its name.</param>
/// <param name="Rows">How many it has.</param>
public sealed record CopiedRows(string Table, long Rows);
