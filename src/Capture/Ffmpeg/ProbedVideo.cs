namespace Surgical.Capture;

/// <summary>What reading a video needs of its probe: little enough to be kept with a case.</summary>
/// <param name="Track">The pictures.</param>
/// <param name="End">How it ends.</param>
public sealed record ProbedVideo(VideoTrack Track, VideoEnd End);
