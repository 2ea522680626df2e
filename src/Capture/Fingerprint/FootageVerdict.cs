namespace Surgical.Capture;

/// <summary>Whether two videos show the same.</summary>
public enum FootageVerdict
{
    /// <summary>Picture for picture, over the whole length.</summary>
    Same,

    /// <summary>They do not.</summary>
    Different,

    /// <summary>It cannot be told: too little is seen in one of them, or it hardly changes.</summary>
    Unknown,
}
