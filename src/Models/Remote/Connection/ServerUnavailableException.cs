namespace Surgical.Models.Remote.Connection;

/// <summary>A server that may answer when it is asked again. Never leaves this folder.</summary>
/// <param name="message">What happened.</param>
/// <param name="after">How long the server wants to be left alone; null when it said nothing.</param>
/// <param name="inner">What broke; null for an answer.</param>
internal sealed class ServerUnavailableException(string message, TimeSpan? after = null, Exception? inner = null)
    : Exception(message, inner)
{
    public TimeSpan? After { get; } = after;

    /// <summary>The server is there, so that it may be this question that it fails over.</summary>
    public bool IsThere { get; init; }

    /// <summary>It failed in the middle of an answer; perhaps over those that it wrote beside it.</summary>
    public bool WhileAnswering { get; init; }
}
