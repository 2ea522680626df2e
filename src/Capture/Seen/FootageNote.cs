namespace Surgical.Capture;

/// <summary>Something about a video that whoever reads it should be told, without any footage being lost.</summary>
/// <param name="At">In the case's time.</param>
/// <param name="Text">In words for people.</param>
public sealed record FootageNote(TimeSpan At, string Text);
