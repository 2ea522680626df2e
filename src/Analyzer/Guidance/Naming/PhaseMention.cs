using Surgical.Analyzer.Phases;

namespace Surgical.Analyzer.Guidance.Naming;

/// <summary>An alias of a phase somewhere in a passage, whatever it means there.</summary>
/// <param name="Phase">The phase that the alias belongs to.</param>
/// <param name="First">Index of its first word.</param>
/// <param name="Next">Index of the word behind it.</param>
internal sealed record PhaseMention(SurgicalPhase Phase, int First, int Next)
{
    // "flushing of the anterior chamber" is the longest alias.
    private const int MostWords = 5;

    private static readonly Dictionary<string, SurgicalPhase> Spoken = NamingWords.File.Spoken
        .SelectMany(phase => phase.Value.Select(name => (Name: Joined(name), Phase: Parsed(phase.Key))))
        .ToDictionary(entry => entry.Name, entry => entry.Phase);

    /// <summary>
    /// All aliases, the longest one wherever several begin: "viscoelastic suction" holds no "viscoelastic".
    /// </summary>
    public static IReadOnlyList<PhaseMention> In(IReadOnlyList<Word> words)
    {
        var mentions = new List<PhaseMention>();
        for (var first = 0; first < words.Count;)
        {
            if (LongestAt(words, first) is { } mention)
            {
                mentions.Add(mention);
                first = mention.Next;
            }
            else
            {
                first++;
            }
        }

        return mentions;
    }

    private static PhaseMention? LongestAt(IReadOnlyList<Word> words, int first)
    {
        PhaseMention? longest = null;
        var name = "";
        for (var index = first; index < Math.Min(words.Count, first + MostWords); index++)
        {
            if (index > first && !Continues(words[index - 1], words[index]))
            {
                break;
            }

            name += words[index].Text;
            if (PhaseNames.TryParse(name, out var phase) || Spoken.TryGetValue(name, out phase))
            {
                longest = new(phase, first, index + 1);
            }
        }

        return longest;
    }

    /// <summary>Single letters hang together by a mark only: "I/A" is a name, "I a…" is not.</summary>
    private static bool Continues(Word before, Word word) =>
        word.RunsOn && ((before.Text.Length > 1 && word.Text.Length > 1) || !string.IsNullOrWhiteSpace(word.Gap));

    private static string Joined(string name) => name.Replace(" ", "", StringComparison.Ordinal);

    private static SurgicalPhase Parsed(string id) => PhaseNames.TryParse(id, out var phase)
        ? phase
        : throw new InvalidOperationException($"Expected the id of a phase in naming-words.json, got {id}.");
}
