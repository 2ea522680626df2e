using Surgical.Analyzer.Results;

namespace Surgical.Analyzer.Reports;

/// <summary>Whether a folder takes an analysis.</summary>
public abstract record FolderClaim
{
    private FolderClaim()
    {
    }

    /// <summary>It was new or empty, or holds the same analysis unfinished or complete.</summary>
    /// <param name="Folder">Open for more; the caller owns it.</param>
    public sealed record Granted(AnalysisFolder Folder) : FolderClaim;

    /// <summary>It holds something else, which is left alone.</summary>
    /// <param name="Reason">In words, for people.</param>
    public sealed record Refused(string Reason) : FolderClaim;
}
