namespace Surgical.Capture;

/// <summary>
/// Why a picture is not read, as the end of a sentence about it; who knows its name says the sentence.
/// </summary>
internal sealed class BrokenStillException(string reason) : Exception(reason);
