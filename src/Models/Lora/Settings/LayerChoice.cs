using System.Globalization;

namespace Surgical.Models.Lora.Settings;

/// <summary>layers_to_transform: the numbers of the layers that PEFT gives pairs, and loads them for.</summary>
/// <param name="Numbers">From 0, in the decoder and in the vision tower alike.</param>
/// <param name="Lists">layers_pattern: what a list of layers may be called; empty for anything.</param>
internal sealed record LayerChoice(IReadOnlyList<int> Numbers, IReadOnlyList<string> Lists)
{
    /// <summary>Whether a module lies in one of these layers; false for one that lies in no layer.</summary>
    public bool Covers(string module)
    {
        // As PEFT's expression: of several numbers in a path the last one that follows the name of a list.
        var parts = module.Split('.');
        for (var at = parts.Length - 2; at >= 2; at--)
        {
            if (int.TryParse(parts[at], NumberStyles.None, CultureInfo.InvariantCulture, out var number)
                && (Lists.Count == 0 || Lists.Contains(parts[at - 1])))
            {
                return Numbers.Contains(number);
            }
        }

        return false;
    }
}
