namespace Surgical.Cases.Store.Tables;

/// <summary>What is played of a case, once it is prepared.</summary>
public sealed record VideoRow
{
    /// <summary>Of the case.</summary>
    public required string CaseId { get; init; }

    /// <summary>False where the original itself is played.</summary>
    public required bool Transcoded { get; init; }

    /// <summary>Pixels.</summary>
    public required int Width { get; init; }

    /// <summary>Pixels.</summary>
    public required int Height { get; init; }

    /// <summary>0 where it varies.</summary>
    public required double FramesPerSecond { get; init; }

    /// <summary>End of the last frame.</summary>
    public required double DurationSeconds { get; init; }

    /// <summary>All of them.</summary>
    public required long FrameCount { get; init; }
}
