using Surgical.Models.Contract;

namespace Surgical.Evaluation.Replies;

/// <summary>Which tokens count, as people write and read it.</summary>
public static class LearntNames
{
    /// <summary>As options and files have it.</summary>
    public static string Name(this LearntTokens learns) => learns == LearntTokens.All ? "all" : "reply";

    /// <summary>Behind "the tokens".</summary>
    internal static string Words(this LearntTokens learns) => learns == LearntTokens.All
        ? "of prompts and replies"
        : "of replies";
}
