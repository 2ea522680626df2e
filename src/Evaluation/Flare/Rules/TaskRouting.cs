using Surgical.DataSets.Flare;

namespace Surgical.Evaluation.Flare.Rules;

/// <summary>From the spellings of TaskType in the files to the task.</summary>
internal static class TaskRouting
{
    private static readonly Dictionary<string, FlareTask> Names26 = new()
    {
        ["classification"] = FlareTask.Classification,
        ["cls"] = FlareTask.Classification,
        ["disease diagnosis classification"] = FlareTask.Classification,
        ["multi label classification"] = FlareTask.MultiLabel,
        ["multi label"] = FlareTask.MultiLabel,
        ["multilabel"] = FlareTask.MultiLabel,
        ["detection"] = FlareTask.Detection,
        ["instance detection"] = FlareTask.Detection,
        ["count"] = FlareTask.Counting,
        ["counting"] = FlareTask.Counting,
        ["cell counting"] = FlareTask.Counting,
        ["regression"] = FlareTask.Regression,
        ["report"] = FlareTask.Report,
        ["report generation"] = FlareTask.Report,
    };

    /// <returns>Null for a task that the year's rules do not know.</returns>
    public static FlareTask? Of(string taskType, FlareMode mode)
    {
        var name = taskType.ToLowerInvariant().Replace('_', ' ').Replace('-', ' ');
        return mode == FlareMode.Flare25
            ? Of2025(name.Trim())
            : Names26.TryGetValue(NormalText.Collapse(name), out var task) ? task : null;
    }

    /// <summary>The first that fits decides.</summary>
    private static FlareTask? Of2025(string name)
    {
        bool Has(string part) => name.Contains(part, StringComparison.Ordinal);
        return name switch
        {
            _ when Has("classification") && !Has("multi") => FlareTask.Classification,
            _ when Has("multi") && Has("label") => FlareTask.MultiLabel,
            _ when Has("instance") && Has("detection") => FlareTask.InstanceDetection,
            _ when Has("detection") => FlareTask.Detection,
            _ when Has("counting") => FlareTask.Counting,
            _ when Has("regression") => FlareTask.Regression,
            _ when Has("report") || Has("generation") => FlareTask.Report,
            _ => null,
        };
    }
}
