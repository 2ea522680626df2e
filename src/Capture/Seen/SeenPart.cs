namespace Surgical.Capture;

/// <summary>One file of a recording that came in several, as its reading found it.</summary>
/// <param name="Name">Of the file.</param>
/// <param name="From">In the case's time.</param>
/// <param name="To">In the case's time: where the next one begins, or the end.</param>
public sealed record SeenPart(string Name, TimeSpan From, TimeSpan To);
