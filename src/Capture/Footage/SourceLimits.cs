namespace Surgical.Capture;

/// <summary>What a video may ask of us at most. Beyond that it is refused before anything is decoded.</summary>
/// <remarks>A few kilobytes can promise hours, millions of pictures, or pictures that fill the memory.</remarks>
internal static class SourceLimits
{
    /// <summary>An operation and its breaks; longer ones come in parts.</summary>
    public static readonly TimeSpan GreatestLength = TimeSpan.FromHours(12);

    /// <summary>Pictures: twelve hours at 46 a second.</summary>
    public const int GreatestPictures = 2_000_000;

    /// <summary>
    /// Pixels of a picture: 8192 x 4352, the greatest of H.264's and H.265's levels that cameras have.
    /// </summary>
    public const int GreatestPixels = 8192 * 4352;

    /// <summary>A file's index is read within this, however large it is.</summary>
    public static readonly TimeSpan ProbeWithin = TimeSpan.FromMinutes(10);

    /// <exception cref="CaptureException">The track's headers ask for more.</exception>
    public static void Require(string name, VideoTrack track, long? promisedPictures)
    {
        if ((long)track.Width * track.Height > GreatestPixels)
        {
            throw new CaptureException(
                $"{name} has pictures of {track.Width}x{track.Height} pixels; expected at most {GreatestPixels:N0} "
                + "pixels.");
        }

        if (promisedPictures > GreatestPictures)
        {
            throw TooManyPictures(name, $"{promisedPictures:N0}");
        }
    }

    /// <exception cref="CaptureException">It lasts longer than is read.</exception>
    public static void Require(string name, TimeSpan length)
    {
        if (length > GreatestLength)
        {
            throw new CaptureException(
                $"{name} lasts {Math.Floor(length.TotalHours):F0} h {length.Minutes} min by its own clock; expected "
                + $"at most {GreatestLength.TotalHours:F0} h. A recorder's clock that jumps looks like this too.");
        }
    }

    /// <exception cref="CaptureException">Parts of a recording ask together for more than one video may.</exception>
    public static void Require(IReadOnlyCollection<RecorderPart> parts)
    {
        var name = $"The recording in parts, up to {parts.Last().Name},";
        Require(name, parts.Aggregate(TimeSpan.Zero, (length, part) => length + part.Plan.End));
        var pictures = parts.Sum(part => (long)part.Plan.Times.Count);
        if (pictures > GreatestPictures)
        {
            throw TooManyPictures(name, $"{pictures:N0}");
        }
    }

    /// <exception cref="CaptureException">There is more than is read, in a recording that goes on.</exception>
    public static void Require(string name, int pictures, TimeSpan length)
    {
        Require(name, length);
        if (pictures > GreatestPictures)
        {
            throw TooManyPictures(name, $"more than {GreatestPictures:N0}");
        }
    }

    /// <summary>Why it is refused.</summary>
    public static CaptureException TooManyPictures(string name, string count) =>
        new($"{name} holds {count} pictures; expected at most {GreatestPictures:N0}.");
}
