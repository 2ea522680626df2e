using Surgical.Models.Files;
using Surgical.Models.Files.Weights;

namespace Surgical.ModelImport.Snapshots;

/// <summary>Finds for every planned tensor the one in the files, and for every one in the files its plan.</summary>
internal static class TensorMatch
{
    private const string Head = "text.lm_head.weight";
    private const string Embedding = "text.embed_tokens.weight";

    /// <summary>Canonical name to source; complete only if no problem was added.</summary>
    /// <param name="files">The whole checkpoint.</param>
    /// <param name="plan">What the configuration calls for.</param>
    /// <param name="allFilesRead">Whether a tensor that is not found is truly missing.</param>
    /// <param name="problems">Takes duplicate, extra, missing and misshaped tensors.</param>
    public static Dictionary<string, SourceTensor> Find(
        IEnumerable<SafetensorsFile> files, IReadOnlyList<PlannedTensor> plan, bool allFilesRead, Problems problems)
    {
        var named = Named(files, problems);
        var found = new Dictionary<string, SourceTensor>();
        var (missing, misshaped) = (new List<(string, string, string)>(), new List<(string, string, string)>());
        foreach (var planned in plan)
        {
            if (!named.Remove(planned.Name, out var source))
            {
                missing.Add((planned.Name, Shown(planned.FileShape), "nothing"));
            }
            else if (!source.Tensor.Shape.SequenceEqual(planned.FileShape))
            {
                misshaped.Add(($"{source}", Shown(planned.FileShape), Shown(source.Tensor.Shape)));
            }
            else
            {
                found.Add(planned.Name, source);
            }
        }

        problems.AddAll(allFilesRead ? missing : []);
        problems.AddAll(misshaped);
        CheckTiedHead(named, found, problems);
        problems.AddAll(
            [.. named.Values.Select(extra => ($"{extra}", "no such tensor", Shown(extra.Tensor.Shape)))]);
        return found;
    }

    private static Dictionary<string, SourceTensor> Named(IEnumerable<SafetensorsFile> files, Problems problems)
    {
        var named = new Dictionary<string, SourceTensor>();
        var others = new List<(string, string, string)>();
        foreach (var source in files.SelectMany(file => file.Tensors.Select(tensor => new SourceTensor(file, tensor))))
        {
            if (TensorName.Canonical(source.Tensor.Name) is not { } name)
            {
                others.Add(($"{source}", "a tensor of Gemma 3", "another name"));
            }
            else if (!named.TryAdd(name, source))
            {
                problems.Add(name, $"one tensor, {named[name]}", $"also {source}");
            }
        }

        problems.AddAll(others);
        return named;
    }

    /// <summary>
    /// A tied model may carry its head once more, if it is the embedding to the last bit. Files in doubt are not read.
    /// </summary>
    private static void CheckTiedHead(
        Dictionary<string, SourceTensor> named, Dictionary<string, SourceTensor> found, Problems problems)
    {
        if (found.ContainsKey(Head)
            || !found.TryGetValue(Embedding, out var embedding)
            || !named.Remove(Head, out var head))
        {
            return;
        }

        if (!head.Tensor.Shape.SequenceEqual(embedding.Tensor.Shape))
        {
            problems.Add($"{head}", Shown(embedding.Tensor.Shape), Shown(head.Tensor.Shape));
        }
        else if (problems.Count == 0 && !head.HoldsNumbersOf(embedding))
        {
            problems.Add($"{head}", "the values of the embedding, as tie_word_embeddings says", "other values");
        }
    }

    private static string Shown(IReadOnlyList<long> shape) => $"[{string.Join(", ", shape)}]";
}
