namespace Surgical.Soak.Footage;

/// <summary>A picture as it was shown.</summary>
/// <param name="At">Seconds.</param>
/// <param name="Number">That it carries; null where none can be read.</param>
/// <param name="Places">Mean colours of its parts.</param>
internal sealed record ShownPicture(double At, int? Number, IReadOnlyList<Colour> Places)
{
    /// <summary>More than the best of two decoders' roundings, deinterlacing and scaling make of one picture.</summary>
    private const double VisibleDifference = 40;

    /// <summary>Whether a person would take the two for one picture.</summary>
    public bool LooksLike(ShownPicture other) => Number == other.Number && IsColouredLike(other);

    /// <summary>Whether their colours are the same to the eye.</summary>
    public bool IsColouredLike(ShownPicture other) => Difference(other) < VisibleDifference;

    /// <summary>The greatest of any place.</summary>
    public double Difference(ShownPicture other) =>
        Places.Zip(other.Places, (one, two) => one.From(two)).DefaultIfEmpty().Max();
}
