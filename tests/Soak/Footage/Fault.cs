namespace Surgical.Soak.Footage;

/// <summary>In which way a file was read wrongly.</summary>
internal enum Fault
{
    /// <summary>It ended in a way that nobody foresaw.</summary>
    Crash,

    /// <summary>It did not end.</summary>
    Hang,

    /// <summary>It was refused though FFmpeg shows it.</summary>
    Refused,

    /// <summary>A picture is missing, and nothing is said.</summary>
    Lost,

    /// <summary>A picture is shown when FFmpeg shows none.</summary>
    WrongTime,

    /// <summary>Another picture is shown than FFmpeg shows then.</summary>
    WrongPicture,

    /// <summary>The colours are others.</summary>
    WrongColours,

    /// <summary>The length is another.</summary>
    WrongLength,

    /// <summary>A pause is not told, or one is told where there is none.</summary>
    WrongPause,

    /// <summary>A whole file is called damaged.</summary>
    FalseAlarm,

    /// <summary>Damage is not told.</summary>
    Untold,

    /// <summary>A picture that is not what was recorded is shown as good.</summary>
    Lie,

    /// <summary>It is complete with less than half to see.</summary>
    NotFailed,

    /// <summary>The page shows other pictures, or at other times.</summary>
    Page,

    /// <summary>What FFmpeg itself cannot know: it decodes what was changed without a complaint.</summary>
    NobodyKnows,
}

/// <summary>One fault of a file.</summary>
/// <param name="Kind">Which.</param>
/// <param name="Text">What was expected and what came.</param>
internal sealed record FaultFound(Fault Kind, string Text);
