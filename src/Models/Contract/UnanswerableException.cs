namespace Surgical.Models.Contract;

/// <summary>
/// A model cannot be asked this one question, as it is too long or holds what it must not; others it can.
/// </summary>
public sealed class UnanswerableException(string message) : ModelException(message);
