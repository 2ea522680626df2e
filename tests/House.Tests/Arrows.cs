namespace Surgical.House.Tests;

/// <summary>Which project may reference which: the references are the data flow, and point downwards only.</summary>
internal static class Arrows
{
    // Each project with those that it stands on; it may reference all that lies below them, too.
    private static readonly Dictionary<string, string[]> StandsOn = new()
    {
        ["Disk"] = [],
        ["Capture"] = ["Disk"],
        ["Models"] = ["Disk"],
        ["ModelImport"] = ["Models"],
        ["Analyzer"] = ["Capture", "Models"],
        ["Overlay"] = ["Analyzer"],
        ["DataSets"] = ["Analyzer"],
        ["Evaluation"] = ["Overlay", "DataSets"],
        ["Training"] = ["Overlay", "DataSets"],
        ["Cases"] = ["Overlay", "DataSets"],
        ["Dashboard"] = ["Cases"],
        ["Surgical"] = ["ModelImport", "Evaluation", "Training", "Dashboard"],
    };

    /// <summary>The references of a project that do not point downwards, in words; none where all do.</summary>
    public static IEnumerable<string> Wrong(string project, IEnumerable<string> references)
    {
        if (!StandsOn.ContainsKey(project))
        {
            return [$"{project} has no place in the house: expected one of {string.Join(", ", StandsOn.Keys)}"];
        }

        var below = Below(project).ToHashSet();
        return references.Where(reference => !below.Contains(reference))
            .Select(reference => $"{project} references {reference}: expected only {Listed(below)}");
    }

    private static IEnumerable<string> Below(string project) =>
        StandsOn[project].SelectMany(next => Below(next).Prepend(next));

    private static string Listed(HashSet<string> projects) =>
        projects.Count == 0 ? "nothing" : string.Join(", ", projects.Order(StringComparer.Ordinal));
}
