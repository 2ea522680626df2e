using System.Text.Json;
using Surgical.Analyzer;
using Surgical.Evaluation.Flare.Rules;

namespace Surgical.Evaluation.Runs.Questions;

/// <summary>What a model is told before each question, as the public FLARE checkpoint was trained to be told.</summary>
internal static class TaskInstructions
{
    private static readonly Instructions All = Read();

    /// <summary>The whole text of a question, and how many tokens its reply may have.</summary>
    /// <param name="taskType">As it stands in the file.</param>
    /// <param name="question">Likewise.</param>
    public static (string Text, int MaxTokens) Of(string taskType, string question)
    {
        var name = taskType.ToLowerInvariant().Trim().Replace('_', ' ').Replace('-', ' ');
        var task = All.Tasks.GetValueOrDefault(name, All.Other);
        return ($"{task.Instruction}\n\n{question.Trim()}", task.MaxTokens);
    }

    /// <summary>How many tokens a reply may have, by the task that it is scored as.</summary>
    public static int MostTokens(FlareTask? task) => task switch
    {
        FlareTask.InstanceDetection => All.Tasks["instance detection"].MaxTokens,
        FlareTask.Report => All.Tasks["report generation"].MaxTokens,
        _ => All.Other.MaxTokens,
    };

    private static Instructions Read()
    {
        using var json = typeof(TaskInstructions).Assembly.GetManifestResourceStream("task-instructions.json")!;
        return JsonSerializer.Deserialize<Instructions>(json, AnalysisJson.Options)!;
    }

    private sealed record Instructions(IReadOnlyDictionary<string, TaskInstruction> Tasks, TaskInstruction Other);

    private sealed record TaskInstruction(string Instruction, int MaxTokens);
}
