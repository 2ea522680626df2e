namespace Surgical.Cases.Store.Tables;

/// <summary>A video that was taken in.</summary>
public sealed class CaseRow
{
    /// <summary>Order of arrival.</summary>
    public long Sequence { get; init; }

    /// <summary>Sixteen hexadecimal digits; also the name of its folder.</summary>
    public required string Id { get; init; }

    /// <summary>As shown to people.</summary>
    public required string Name { get; init; }

    /// <summary>Shipped with the program.</summary>
    public required bool IsSample { get; init; }

    /// <summary>When it was taken in.</summary>
    public required DateTimeOffset CreatedAt { get; init; }

    /// <summary>Of the file as it came, in lower-case hexadecimal.</summary>
    public required string OriginalSha256 { get; init; }

    /// <summary>Of the file as it came.</summary>
    public required long OriginalBytes { get; init; }
}
