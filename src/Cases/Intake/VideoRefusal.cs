namespace Surgical.Cases.Intake;

/// <summary>Why a video cannot become a case.</summary>
public enum VideoRefusal
{
    /// <summary>There is nothing in it.</summary>
    Empty,

    /// <summary>It did not come whole.</summary>
    BrokenOff,

    /// <summary>It is something else.</summary>
    NotAVideo,

    /// <summary>It has more bytes than are taken.</summary>
    TooLarge,

    /// <summary>Others come first, too many of them.</summary>
    TooManyWaiting,

    /// <summary>There is no room for it.</summary>
    DiskFull,

    /// <summary>Nothing can be written down now.</summary>
    NotNow,
}
