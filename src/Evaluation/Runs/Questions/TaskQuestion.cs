using Surgical.Analyzer.Profiles;
using Surgical.DataSets.Flare;
using Surgical.Evaluation.Flare.Rules;
using Surgical.Models.Contract;

namespace Surgical.Evaluation.Runs.Questions;

/// <summary>A question of FLARE in a profile's words, and how long its reply may be.</summary>
internal static class TaskQuestion
{
    private static readonly TaskProfile Usual = new();

    /// <exception cref="ModelException">The profile has no words for it.</exception>
    public static (string Text, int MaxTokens) Of(FlareRow row, PromptProfile profile)
    {
        var ways = profile.Tasks ?? Usual;
        var (trained, byName) = TaskInstructions.Of(row.TaskType, row.Question);
        var text = ways.Words switch
        {
            TaskWords.Trained => trained,
            TaskWords.Question => row.Question,
            _ => PromptedQuestion.Text(row, ways.Prompts ?? throw new ModelException(
                $"Expected the sentences of the profile {profile.Name} from a file (--prompts), came none.")),
        };
        return (text, ways.Tokens switch
        {
            TaskTokens.ByName => byName,
            TaskTokens.ByTask => TaskInstructions.MostTokens(TaskRouting.Of(row.TaskType, FlareMode.Flare25)),
            _ => profile.MaxTokens,
        });
    }
}
