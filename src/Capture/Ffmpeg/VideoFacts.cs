namespace Surgical.Capture;

/// <summary>What a probe says of a video, packet by packet, before anything is decoded.</summary>
/// <param name="Video">What reading it needs.</param>
/// <param name="Packets">One for each picture that is shown, in the order of the file.</param>
/// <param name="PromisedPictures">How many the container's index counts; null where it counts none.</param>
public sealed record VideoFacts(ProbedVideo Video, IReadOnlyList<PicturePacket> Packets, long? PromisedPictures);
