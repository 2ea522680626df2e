namespace Surgical.Cases.Reading;

/// <summary>What became of the wish to stop a case.</summary>
public enum CancelOutcome
{
    /// <summary>Nobody works on it, and that somebody stopped it is written down.</summary>
    Cancelled,

    /// <summary>There was nothing to stop: it is complete, failed or cancelled already.</summary>
    Over,

    /// <summary>There is no such case.</summary>
    Unknown,

    /// <summary>It was told to stop and has not done so in time; it will be cancelled when it does.</summary>
    StillRunning,
}
