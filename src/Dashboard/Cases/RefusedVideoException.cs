namespace Surgical.Dashboard.Cases;

/// <summary>An upload cannot become a case; the message is for the person who sent it.</summary>
internal sealed class RefusedVideoException : Exception
{
    private RefusedVideoException(int status, string message)
        : base(message)
    {
        Status = status;
    }

    /// <summary>HTTP status that says the same.</summary>
    public int Status { get; }

    public static RefusedVideoException Missing() =>
        new(StatusCodes.Status400BadRequest, "Expected a multipart form with a file in the field \"video\", but there is none.");

    public static RefusedVideoException Empty() =>
        new(StatusCodes.Status400BadRequest, "Expected a video, but the file is empty.");

    public static RefusedVideoException BrokenOff() =>
        new(StatusCodes.Status400BadRequest, "Expected a whole upload, but it broke off; send it again.");

    public static RefusedVideoException NotAVideo() =>
        new(StatusCodes.Status415UnsupportedMediaType, "Expected a video, but no picture can be read from this file.");

    public static RefusedVideoException Truncated(long declared, long found) =>
        new(StatusCodes.Status422UnprocessableEntity, $"Expected {declared} frames as the file promises, but it breaks off after {found}.");

    public static RefusedVideoException TooLarge(long greatest) =>
        new(StatusCodes.Status413PayloadTooLarge, $"Expected at most {greatest / (1 << 20)} MiB, but the file is larger.");

    public static RefusedVideoException TooManyWaiting(int greatest) =>
        new(StatusCodes.Status503ServiceUnavailable, $"{greatest} cases wait already; try again when some are complete.");

    public static RefusedVideoException DiskFull() =>
        new(StatusCodes.Status507InsufficientStorage, "The disk is full: nothing of this file was kept. Make room and send it again.");
}
