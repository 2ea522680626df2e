using Surgical.DataSets.Boxes;

namespace Surgical.Evaluation.Flare.Boxes;

/// <summary>The boxes of one picture by what or who is in them.</summary>
/// <param name="ByIdentity">Corners of each box; a list that is not four long is a box that matches nothing.</param>
internal sealed record InstanceBoxes(IReadOnlyDictionary<string, IReadOnlyList<IReadOnlyList<double>>> ByIdentity)
{
    public static InstanceBoxes None { get; } = new(new Dictionary<string, IReadOnlyList<IReadOnlyList<double>>>());

    /// <summary>Boxes of one identity; none where it is not named.</summary>
    public IReadOnlyList<Box> Of(string identity) =>
        ByIdentity.TryGetValue(identity, out var boxes) ? [.. boxes.Select(ToBox)] : [];

    private static Box ToBox(IReadOnlyList<double> corners) =>
        corners.Count == 4 ? new(corners[0], corners[1], corners[2], corners[3]) : default;
}
