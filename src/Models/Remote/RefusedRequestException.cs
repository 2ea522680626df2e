using Surgical.Models.Contract;

namespace Surgical.Models.Remote;

/// <summary>
/// The server does not like the form of a request; another form may do. Never leaves this folder.
/// </summary>
/// <param name="message">What it said.</param>
/// <param name="otherwise">What its answer means where it is not about the form; null for a refused question.</param>
internal sealed class RefusedRequestException(string message, Exception? otherwise = null) : Exception(message)
{
    /// <summary>What it is when no other form is left.</summary>
    public Exception Final { get; } = otherwise ?? new UnanswerableException(message);
}
