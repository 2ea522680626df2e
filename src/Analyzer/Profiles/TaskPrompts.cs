namespace Surgical.Analyzer.Profiles;

/// <summary>The sentences of a profile that its user brings along.</summary>
/// <param name="System">In front of the user's turn.</param>
/// <param name="Tasks">By FLARE26's name of the task, with "other" for what is none of them.</param>
public sealed record TaskPrompts(string System, IReadOnlyDictionary<string, TaskPrompt> Tasks)
{
    /// <summary>Of every task that is not named.</summary>
    public const string Other = "other";

    /// <summary>FLARE26's own names.</summary>
    public static IReadOnlyList<string> Names { get; } =
    [
        "disease_diagnosis_classification", "multi_label_classification", "detection", "cell_counting", "regression",
        "report_generation",
    ];
}

/// <summary>What is said of one task.</summary>
/// <param name="Instruction">In front of each question, a blank line behind it.</param>
/// <param name="Row">
/// What FLARE26's preparation writes into a row, in front of "Question:"; "{modality}" stands for the picture's. Null
/// where the questions are such rows already.
/// </param>
public sealed record TaskPrompt(string Instruction, string? Row);
