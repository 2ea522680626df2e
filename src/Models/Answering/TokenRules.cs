using System.Runtime.InteropServices;
using Surgical.Models.Processing;

namespace Surgical.Models.Answering;

/// <summary>
/// Bends logits as generation_config.json asks, in transformers' order and arithmetic (generation/logits_process.py),
/// before a token is chosen of them. For one reply, on one thread.
/// </summary>
/// <param name="settings">What is asked.</param>
/// <param name="stopTokens">Ids that end a reply.</param>
/// <param name="prompt">Ids in front of the reply; they count as what was said.</param>
/// <param name="mostTokens">Of the reply.</param>
internal sealed class TokenRules(
    GenerationSettings settings, IReadOnlyList<int> stopTokens, IReadOnlyList<int> prompt, int mostTokens)
{
    private const float Never = float.NegativeInfinity;

    private readonly List<int> _said = [.. prompt];
    private readonly HashSet<int> _vocabularySaid = [.. prompt];
    private readonly List<int[]> _badWords =
    [
        .. settings.BadWords
            .Where(word => !(word is [var only] && stopTokens.Contains(only)))
            .Select(word => word.ToArray()),
    ];

    private float[] _scores = [];

    private ReadOnlySpan<int> Said => CollectionsMarshal.AsSpan(_said);

    private int Written => _said.Count - prompt.Count;

    /// <summary>Notes the token that was chosen.</summary>
    public void Take(int id)
    {
        _said.Add(id);
        _vocabularySaid.Add(id);
    }

    /// <summary>The logits as the settings want them; valid until the next call.</summary>
    /// <param name="logits">[vocabulary]; left as they are.</param>
    public ReadOnlySpan<float> Bend(ReadOnlySpan<float> logits)
    {
        _scores = _scores.Length == logits.Length ? _scores : new float[logits.Length];
        logits.CopyTo(_scores);
        PenaliseRepetition();
        BanRepeatedNgrams();
        BanWords();
        if (IsTooShort())
        {
            Ban(stopTokens);
        }

        if (settings.ForcedEnd.Count > 0 && Written == mostTokens - 1)
        {
            ForceEnd();
        }

        Ban(settings.Suppressed);
        if (Written == 0)
        {
            Ban(settings.BeginSuppressed);
        }

        return _scores;
    }

    private void PenaliseRepetition()
    {
        var penalty = (float)settings.RepetitionPenalty;
        if (penalty.Equals(1f))
        {
            return;
        }

        foreach (var id in _vocabularySaid)
        {
            _scores[id] = _scores[id] < 0 ? _scores[id] * penalty : _scores[id] / penalty;
        }
    }

    private void BanRepeatedNgrams()
    {
        var before = settings.NoRepeatNgramSize - 1;
        if (before < 0 || _said.Count < before)
        {
            return;
        }

        for (var start = 0; start + before < _said.Count; start++)
        {
            if (Said.EndsWith(Said.Slice(start, before)))
            {
                _scores[_said[start + before]] = Never;
            }
        }
    }

    private void BanWords()
    {
        foreach (var word in _badWords)
        {
            if (word.Length <= _said.Count && Said.EndsWith(word.AsSpan()[..^1]))
            {
                _scores[word[^1]] = Never;
            }
        }
    }

    // Where the reply's own least length is given, transformers puts it in the place of the whole's.
    private bool IsTooShort() => settings.MinNewTokens > 0
        ? Written < settings.MinNewTokens
        : _said.Count < settings.MinLength;

    private void ForceEnd()
    {
        Array.Fill(_scores, Never);
        foreach (var id in settings.ForcedEnd)
        {
            _scores[id] = 0;
        }
    }

    private void Ban(IReadOnlyList<int> ids)
    {
        foreach (var id in ids)
        {
            _scores[id] = Never;
        }
    }
}
