using System.Text.Json;
using Surgical.Models.Contract;

namespace Surgical.Analyzer.Profiles;

/// <summary>Sentences that a profile leaves to its user, as a JSON file.</summary>
public static class PromptsFile
{
    private const int LongestText = 100_000;

    /// <summary>Reads all of it.</summary>
    /// <param name="path">docs/evaluation.md shows its shape.</param>
    /// <exception cref="ModelException">Something is wrong with it: the message lists all of it.</exception>
    /// <exception cref="IOException">It cannot be read.</exception>
    /// <exception cref="UnauthorizedAccessException">It may not be read.</exception>
    public static TaskPrompts Read(string path) => GivenJson.ReadFile(path, "prompts", Read);

    private static TaskPrompts Read(JsonElement json, string path)
    {
        var problems = new List<string>();
        var root = new ProfileSection(json, "", problems);
        root.AllowOnly("about", "system", "tasks");
        var system = root.Text("system", LongestText, isRequired: true) ?? "";
        string[] names = [.. TaskPrompts.Names, TaskPrompts.Other];
        var tasks = root.Section("tasks", isRequired: true);
        tasks?.AllowOnly(names);
        var prompts = names.ToDictionary(
            name => name, name => tasks?.Section(name, isRequired: true) is { } task ? Task(task) : new("", null));
        return problems.Count == 0
            ? new(system, prompts)
            : throw new ModelException($"{path} holds no prompts:\n  {string.Join("\n  ", problems)}");
    }

    private static TaskPrompt Task(ProfileSection task)
    {
        task.AllowOnly("instruction", "row");
        return new(
            task.Text("instruction", LongestText, isRequired: true) ?? "", task.Text("row", LongestText));
    }
}
