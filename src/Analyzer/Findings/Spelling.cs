using System.Reflection;
using System.Text.Json.Serialization;

namespace Surgical.Analyzer.Findings;

/// <summary>The words of files and messages where a choice is shown to people as it is written.</summary>
public static class Spelling
{
    /// <summary>The word of a choice: "timed-out".</summary>
    public static string Of<TEnum>(TEnum choice)
        where TEnum : struct, Enum => Words<TEnum>.Known[choice];

    private static class Words<TEnum>
        where TEnum : struct, Enum
    {
        public static readonly Dictionary<TEnum, string> Known = Enum.GetValues<TEnum>().ToDictionary(
            choice => choice,
            choice => typeof(TEnum).GetField(choice.ToString())!
                .GetCustomAttribute<JsonStringEnumMemberNameAttribute>()!.Name);
    }
}
