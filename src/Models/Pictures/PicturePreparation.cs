namespace Surgical.Models.Pictures;

/// <summary>What makes a model's picture of a frame.</summary>
/// <param name="Size">Pixels a side of the result.</param>
public sealed record PicturePreparation(int Size)
{
    /// <summary>What others did to the picture first, in order; usually nothing.</summary>
    public IReadOnlyList<ResizeStep> First { get; init; } = [];

    /// <summary>Of the last resizing.</summary>
    public ResizeFilter Filter { get; init; } = ResizeFilter.Bilinear;

    /// <summary>Which crops are shown beside the picture; null for none.</summary>
    public PanAndScan? PanAndScan { get; init; }
}
