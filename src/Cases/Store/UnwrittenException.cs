namespace Surgical.Cases.Store;

/// <summary>
/// The store's surroundings did not let something be written, and nothing was; the message is for whoever sent it.
/// </summary>
/// <param name="message">A sentence without its end.</param>
/// <param name="cause">What the database said; null where it said nothing.</param>
public sealed class UnwrittenException(string message, Exception? cause) : Exception(message, cause);
