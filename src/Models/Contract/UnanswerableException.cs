namespace Surgical.Models.Contract;

/// <summary>
/// A model cannot answer this one question, as it is too long, holds what it must not, or its server fails over it;
/// others it can.
/// </summary>
public sealed class UnanswerableException(string message, Exception? inner = null) : ModelException(message, inner);
