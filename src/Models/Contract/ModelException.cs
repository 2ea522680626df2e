namespace Surgical.Models.Contract;

/// <summary>
/// A model could not be loaded or could not answer; the message says what was expected and what came.
/// </summary>
public class ModelException(string message, Exception? inner = null) : Exception(message, inner);
