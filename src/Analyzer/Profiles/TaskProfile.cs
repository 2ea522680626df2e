using System.Text.Json.Serialization;

namespace Surgical.Analyzer.Profiles;

/// <summary>
/// How questions of FLARE's tasks are asked, and what becomes of their replies. The defaults are the usual way.
/// </summary>
public sealed record TaskProfile
{
    /// <summary>What is said beside the question.</summary>
    public TaskWords Words { get; init; }

    /// <summary>How long a reply may be.</summary>
    public TaskTokens Tokens { get; init; }

    /// <summary>What of a reply is the answer.</summary>
    public TaskAnswers Answers { get; init; }

    /// <summary>
    /// What becomes of a question whose picture is missing or broken, unless its asker says otherwise.
    /// </summary>
    public MissingPicture MissingPicture { get; init; }

    /// <summary>The sentences where they come from a file; null until they are given.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public TaskPrompts? Prompts { get; init; }
}

/// <summary>What is said beside a question.</summary>
public enum TaskWords
{
    /// <summary>
    /// In front of it the instruction that the public checkpoint was trained with, by the task's exact name.
    /// </summary>
    Trained,

    /// <summary>Nothing.</summary>
    Question,

    /// <summary>What a file says (<see cref="PromptsFile"/>).</summary>
    Prompts,
}

/// <summary>How long a reply may be.</summary>
public enum TaskTokens
{
    /// <summary>
    /// 300 for reports and 800 for instance detection where the task has exactly that name, else 200.
    /// </summary>
    ByName,

    /// <summary>The same for every task that is scored as one of these.</summary>
    ByTask,

    /// <summary>As the profile says, whatever the task.</summary>
    Profile,
}

/// <summary>What of a reply is the answer.</summary>
public enum TaskAnswers
{
    /// <summary>All of it, without the blanks around it.</summary>
    Whole,

    /// <summary>What FLARE25's container takes out of it.</summary>
    Cut,
}

/// <summary>What becomes of a question whose picture is missing or broken.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<MissingPicture>))]
public enum MissingPicture
{
    /// <summary>It is not scored.</summary>
    [JsonStringEnumMemberName("left-out")]
    LeftOut,

    /// <summary>It is scored as if it were answered with nothing.</summary>
    [JsonStringEnumMemberName("empty")]
    Empty,
}
