namespace Surgical.Evaluation.Flare.Answers;

/// <summary>
/// The text that FLARE25 reads an answer from: what follows the chat's markers and the last "Answer:".
/// </summary>
internal static class ReplyText
{
    private const string Turn = "assistant\n";
    private const string Speaker = "assistant:";
    private const string Answer = "Answer:";

    public static string Clean(string reply)
    {
        var text = reply;
        if (text.Contains(Turn, StringComparison.Ordinal))
        {
            text = After(text, Turn, StringComparison.Ordinal);
        }
        else if (text.Contains(Speaker, StringComparison.OrdinalIgnoreCase))
        {
            text = After(text, Speaker, StringComparison.OrdinalIgnoreCase);
        }

        foreach (var marker in (string[])["system\n", "user\n"])
        {
            text = text.StartsWith(marker, StringComparison.Ordinal) ? text[marker.Length..].Trim() : text;
        }

        return text.Contains(Answer, StringComparison.Ordinal) ? After(text, Answer, StringComparison.Ordinal) : text;
    }

    private static string After(string text, string marker, StringComparison comparison) =>
        text[(text.LastIndexOf(marker, comparison) + marker.Length)..].Trim();
}
