using CliWrap;

namespace Surgical.Capture;

/// <summary>Where a decoding child has its video from.</summary>
/// <param name="Path">Of the file.</param>
/// <param name="Options">By which FFmpeg opens it.</param>
/// <param name="Content">What goes to its standard input.</param>
/// <param name="Patience">After this long without a sign of life the child counts as gone.</param>
internal sealed record DecodingInput(string Path, IReadOnlyList<string> Options, PipeSource Content, TimeSpan Patience)
{
    /// <summary>A file that the child reads itself.</summary>
    public static DecodingInput OfFile(string path, VideoTrack track) =>
        new(path, MediaFile.Open(path, track.IsLate), PipeSource.Null, DecodingChild.Patience);

    /// <summary>A file that is read for the child, which waits as long as nothing is added.</summary>
    public static DecodingInput Of(GrowingFile file, FileGrowth growth, VideoTrack track) => new(
        growth.Path,
        MediaFile.OpenPipe(track),
        PipeSource.Create((input, stop) => Task.Run(() => file.CopyToAsync(input, stop), stop)),
        growth.Still + DecodingChild.Patience);
}
