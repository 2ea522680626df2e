namespace Surgical.Analyzer.Guidance;

/// <summary>One sentence of a part of a reply.</summary>
/// <param name="Text">As it stands there, without the blanks around it.</param>
/// <param name="Words">Its words; positions count from its start.</param>
internal sealed record Sentence(string Text, IReadOnlyList<Word> Words)
{
    /// <summary>The sentences of a text, in order; a number of a list is none.</summary>
    public static IEnumerable<Sentence> In(string? text)
    {
        if (text is null)
        {
            yield break;
        }

        var starts = Word.In(text, ..).Where(word => word.OpensSentence).Select(word => word.Start).ToList();
        for (var index = 0; index < starts.Count; index++)
        {
            var end = index + 1 < starts.Count ? starts[index + 1] : text.Length;
            var sentence = text[starts[index]..end].TrimEnd(' ', '\t', '\r', '\n', '-', '*', '#', '>', '(', '•');
            if (sentence.Any(char.IsLetter))
            {
                yield return new(sentence, Word.In(sentence, ..));
            }
        }
    }
}
