using Surgical.Models.Contract;
using Surgical.Models.Files;
using Surgical.Models.Runtime;

namespace Surgical.Models.Checks;

/// <summary>
/// Whether a model reproduces, here and now, the cheapest of the reference cases that are stored beside it.
/// </summary>
/// <remarks>
/// The cases are of the model as it was published and in float32: another format, an adapter or other settings of its
/// processor give other words, and are not checked. A check that passed is remembered beside the imported model.
/// </remarks>
public static class SelfCheck
{
    /// <summary>Returns when nothing speaks against the model: it reproduces its cases, or there are none.</summary>
    /// <param name="model">Borrowed.</param>
    /// <param name="folder">Where cases.json is, if there is any: the folder that was chosen.</param>
    /// <param name="read">Reads a picture file as a model is shown it; its exceptions are passed on.</param>
    /// <param name="cancellationToken">Stops the check.</param>
    /// <exception cref="ModelException">The model does not reproduce a case, or a case is not what it should
    /// be.</exception>
    /// <exception cref="IOException">A file cannot be read.</exception>
    /// <exception cref="OperationCanceledException">Cancelled.</exception>
    public static async Task DemandAsync(
        MedGemmaModel model,
        string folder,
        Func<string, IVisionLanguageModel, ModelPicture> read,
        CancellationToken cancellationToken)
    {
        var manifest = model.Imported.Manifest;
        var cases = Path.Combine(folder, ReferenceSample.Index);
        if (!File.Exists(cases) || manifest.Format is not ModelFormat.F32 || manifest.Adapters.Count > 0
            || manifest.Processing is { IsGemmas: false })
        {
            return;
        }

        var memory = new SelfCheckMemory(model.Imported, cases);
        if (memory.HasPassed)
        {
            return;
        }

        if (await FailedCaseAsync(model, folder, read, cancellationToken) is { } failed)
        {
            throw new ModelException(
                $"{folder}: expected the model to give the reference's answer to the case {failed}, came another one. "
                + "Its files are damaged, or this machine computes wrongly. --unchecked uses it all the same.");
        }

        memory.Pass();
    }

    private static async Task<string?> FailedCaseAsync(
        MedGemmaModel model,
        string folder,
        Func<string, IVisionLanguageModel, ModelPicture> read,
        CancellationToken cancellationToken)
    {
        if (ReplySample.In(folder) is [var shortest, ..])
        {
            // Where its last token ends no reply, the model's files ask for replies that run on; an import says so.
            return !model.Imported.Manifest.Configuration.StopTokens.Contains(shortest.Ids[^1])
                || await shortest.IsReproducedAsync(model, read, cancellationToken) ? null : shortest.Name;
        }

        foreach (var reference in ReferenceSample.Cheapest(folder))
        {
            if (!await model.ReproducesAsync(reference, cancellationToken))
            {
                return reference.Name;
            }
        }

        return null;
    }
}
