using Surgical.Models.Graphs;
using Surgical.Models.Lora.Settings;

namespace Surgical.Models.Lora;

/// <summary>
/// What an adapter makes of embedding and head where both are one tensor. PEFT trains the two modules apart, so that
/// what is learnt of one is not learnt of the other; what it loads into the base, both have.
/// </summary>
internal static class TiedHead
{
    private const string Embedding = GraphNames.Embedding;
    private const string Head = GraphNames.Head;

    /// <summary>Adds what becomes of the head, and of the embedding, to the changes of a tied model.</summary>
    /// <param name="found">The adapter's tensors.</param>
    /// <param name="settings">Of the adapter.</param>
    /// <param name="changes">By name; those of both tensors are exchanged.</param>
    /// <returns>Whether they are two tensors from here on.</returns>
    public static bool Follow(
        AdapterTensors found, LoraSettings settings, Dictionary<string, TensorChange> changes)
    {
        var (embedding, head) = (changes.GetValueOrDefault(Embedding), changes.GetValueOrDefault(Head));
        var (ofEmbedding, ofHead) = (IsOwn(Embedding, found, settings), IsOwn(Head, found, settings));
        if (settings.KeepsTies && ofEmbedding && !ofHead)
        {
            changes[Head] = embedding!;
            return false;
        }

        // Both, and they were written apart: each as it was written.
        var wasTwice = embedding?.Whole is not null && head?.Whole is not null;
        if (!ofEmbedding && head?.Whole is { } lower && embedding?.Whole is null && IsShared(Head, found, settings))
        {
            changes[Embedding] = new TensorChange(lower, embedding?.Delta, embedding?.Lengths);
        }

        if (head?.Whole is null && embedding?.Whole is { } upper && IsShared(Embedding, found, settings))
        {
            changes[Head] = new TensorChange(upper, head?.Delta, head?.Lengths);
        }

        return ofEmbedding || ofHead || wasTwice;
    }

    /// <summary>Whether something was learnt of this module alone.</summary>
    private static bool IsOwn(string name, AdapterTensors found, LoraSettings settings) =>
        found.PairOf(name) is not null || (found.WholeOf(name) is not null && !IsShared(name, found, settings));

    /// <summary>Whether what takes the tensor's place is loaded into the base, and not kept by a module trained
    /// whole.</summary>
    private static bool IsShared(string name, AdapterTensors found, LoraSettings settings) =>
        found.WholeOf(name) is { } whole && (whole.IsBase || !(whole.IsSaved || settings.Saves(whole.Path)));
}
