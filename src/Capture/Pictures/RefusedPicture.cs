namespace Surgical.Capture;

/// <summary>A picture of a folder that was not read; what it would have shown is unknown.</summary>
/// <param name="Name">Of the file.</param>
/// <param name="At">When it would have been shown.</param>
/// <param name="Reason">Why not, as the end of a sentence about it.</param>
public sealed record RefusedPicture(string Name, TimeSpan At, string Reason);
