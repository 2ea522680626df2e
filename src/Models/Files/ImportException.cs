namespace Surgical.Models.Files;

/// <summary>A snapshot or an imported model is not what it should be; the message lists every problem found.</summary>
public sealed class ImportException(string message, Exception? inner = null) : Exception(message, inner);
