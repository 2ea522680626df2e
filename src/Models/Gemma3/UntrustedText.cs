namespace Surgical.Models.Gemma3;

/// <summary>Takes control tokens out of text that somebody typed, so that it cannot end its own turn.</summary>
/// <param name="controls">The texts of the tokens that steer the model.</param>
internal sealed class UntrustedText(IReadOnlyList<string> controls)
{
    /// <summary>The text without control tokens, and without those that appear when others are taken out.</summary>
    public string Clean(string text)
    {
        var kept = new char[text.Length];
        var length = 0;
        foreach (var character in text)
        {
            kept[length++] = character;
            length -= ControlAtEnd(kept.AsSpan(0, length));
        }

        return new string(kept, 0, length);
    }

    /// <summary>Trims as Python's <c>str.strip</c> does, which the reference template uses.</summary>
    public static string Trim(string text)
    {
        var (start, end) = (0, text.Length);
        while (start < end && IsSpace(text[start]))
        {
            start++;
        }

        while (start < end && IsSpace(text[end - 1]))
        {
            end--;
        }

        return text[start..end];
    }

    private int ControlAtEnd(ReadOnlySpan<char> text)
    {
        foreach (var control in controls)
        {
            if (text.EndsWith(control, StringComparison.Ordinal))
            {
                return control.Length;
            }
        }

        return 0;
    }

    // Python counts the four information separators as space, .NET does not.
    private static bool IsSpace(char character) =>
        char.IsWhiteSpace(character) || character is >= '\u001C' and <= '\u001F';
}
