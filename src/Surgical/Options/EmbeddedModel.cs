namespace Surgical.Options;

/// <summary>
/// The small model that comes with the program: a snapshot, trained on rendered scenes only (its README.md says more).
/// </summary>
internal static class EmbeddedModel
{
    /// <summary>Copied beside the executable by the build.</summary>
    public static string Folder { get; } = Path.Combine(AppContext.BaseDirectory, "models", "cataract-sim");
}
