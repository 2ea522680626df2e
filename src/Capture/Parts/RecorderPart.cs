namespace Surgical.Capture;

/// <summary>One of the files into which a recorder wrote an operation.</summary>
/// <param name="Path">Of the file.</param>
/// <param name="Plan">Of this very file.</param>
public sealed record RecorderPart(string Path, SourcePlan Plan)
{
    /// <summary>What people call the file.</summary>
    public string Name => Plan.Name;

    /// <summary>When it began by the recorder's clock; null where the file does not say.</summary>
    public DateTimeOffset? RecordedAt => Plan.Track.RecordedAt;

    /// <summary>When it was over by the recorder's clock; null likewise.</summary>
    public DateTimeOffset? RecordedUntil => RecordedAt + (Plan.PromisedEnd ?? Plan.End);

    /// <summary>The file as it was before it was planned.</summary>
    internal FileStamp Opened { get; init; } = FileStamp.Of(Path);

    /// <summary>What its pictures are by themselves.</summary>
    internal VideoFormat Format => new DecodePlan(Plan).Format;
}
