namespace Surgical.Capture;

/// <summary>What the container says of the pictures of a video.</summary>
public sealed record VideoTrack
{
    /// <summary>FFmpeg's names for the container, separated by commas.</summary>
    public required string Container { get; init; }

    /// <summary>Number of the stream in the container.</summary>
    public required int Stream { get; init; }

    /// <summary>How many streams of moving pictures there are; the first one is taken, as players do.</summary>
    public required int StreamsOfPictures { get; init; }

    /// <summary>Whether the pictures begin long after the sound.</summary>
    public required bool IsLate { get; init; }

    /// <summary>FFmpeg's name.</summary>
    public required string Codec { get; init; }

    /// <summary>FFmpeg's name of how the pixels are coded.</summary>
    public required string PixelFormat { get; init; }

    /// <summary>FFmpeg's name of the matrix of the colours; empty where the video does not say.</summary>
    public required string Matrix { get; init; }

    /// <summary>FFmpeg's name of what pure red, green and blue are; empty where the video does not say.</summary>
    public string Primaries { get; init; } = "";

    /// <summary>FFmpeg's name of how light becomes numbers; empty where the video does not say.</summary>
    public required string Transfer { get; init; }

    /// <summary>Whether luma takes all values from 0 to 255.</summary>
    public required bool IsFullRange { get; init; }

    /// <summary>Whether a picture holds two fields that were seen one after the other.</summary>
    public required bool IsInterlaced { get; init; }

    /// <summary>How many pictures the decoder holds back to show them in order.</summary>
    public int HeldBack { get; init; }

    /// <summary>Whether the pictures are encrypted.</summary>
    public required bool IsEncrypted { get; init; }

    /// <summary>Pixels, as coded: before any turn.</summary>
    public required int Width { get; init; }

    /// <summary>Pixels, as coded: before any turn.</summary>
    public required int Height { get; init; }

    /// <summary>The display matrix, nine numbers row by row; empty where there is none.</summary>
    public required IReadOnlyList<int> DisplayMatrix { get; init; }

    /// <summary>Width of a pixel over its height.</summary>
    public required double PixelAspect { get; init; }

    /// <summary>Mean frames a second, as FFmpeg writes it ("30000/1001"); empty where it is not known.</summary>
    public required string Rate { get; init; }

    /// <summary>Seconds that one step of the stream's clock takes.</summary>
    public required Fraction TimeBase { get; init; }

    /// <summary>The clock at the first picture; null in a bare stream, whose pictures have no times.</summary>
    public required long? FirstPicture { get; init; }

    /// <summary>From where a player's clock shows 0 to the first picture.</summary>
    public required TimeSpan Lead { get; init; }

    /// <summary>Length that the container gives for the pictures; null where it gives none.</summary>
    public required TimeSpan? Length { get; init; }

    /// <summary>Length of all that is in the container, sound too; null where it says none.</summary>
    public required TimeSpan? ContainerLength { get; init; }

    /// <summary>When the recording began by its recorder's clock; null where the container does not say.</summary>
    public DateTimeOffset? RecordedAt { get; init; }

    /// <summary>Mean frames a second; 0 where it is not known.</summary>
    public double FramesPerSecond => Fraction.Parse(Rate)?.Value ?? 0;
}
