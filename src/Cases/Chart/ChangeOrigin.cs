namespace Surgical.Cases.Chart;

/// <summary>Where a person's change comes from.</summary>
/// <param name="By">Who makes it.</param>
/// <param name="Id">
/// What their client calls the change: sent again under it, it is made once. Null where a client gave none.
/// </param>
public sealed record ChangeOrigin(EventAuthor By, string? Id = null)
{
    /// <summary>Characters of an id.</summary>
    public const int LongestId = 64;

    /// <summary>What is wrong with an id, in words; null where nothing is, or where there is none.</summary>
    public static string? Objection(string? id) => id is null or { Length: > 0 and <= LongestId }
        && (id ?? "").All(letter => char.IsAsciiLetterOrDigit(letter) || letter is '-' or '_')
            ? null
            : $"Expected as id 1 to {LongestId} letters, digits, - or _, such as a UUID; got '{Short(id!)}'.";

    private static string Short(string id) => id.Length <= LongestId ? id : id[..LongestId] + "...";
}
