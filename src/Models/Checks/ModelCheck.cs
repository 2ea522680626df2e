using System.Runtime.CompilerServices;
using Surgical.Models.Contract;
using Surgical.Models.Files;
using Surgical.Models.Runtime;

namespace Surgical.Models.Checks;

/// <summary>Compares a model with values that the reference implementation computed from the same weights.</summary>
public static class ModelCheck
{
    /// <summary>Whether a folder lists cases at all.</summary>
    /// <exception cref="ModelException">Its list is not what it should be.</exception>
    public static bool HasCases(string folder) =>
        ReplySample.In(folder).Count > 0 || ReferenceSample.Names(folder).Any();

    /// <summary>Whether the folder of an adapter holds a case.</summary>
    public static bool HasAdapterCase(string adapter) => AdapterSample.IsIn(adapter);

    /// <summary>Runs the cases of a folder, one after another as the results are taken; none if it has none.</summary>
    /// <param name="folder">Holds cases.json (golden/README.md).</param>
    /// <param name="importedFolder">Of the model.</param>
    /// <param name="cancellationToken">Stops in the middle of a case.</param>
    /// <exception cref="ModelException">The model cannot be opened, or a case is not what it should be.</exception>
    /// <exception cref="IOException">A file cannot be read.</exception>
    /// <exception cref="OperationCanceledException">Cancelled.</exception>
    public static IEnumerable<SampleResult> Run(
        string folder, string importedFolder, CancellationToken cancellationToken) =>
        Compare(ReferenceSample.In(folder), importedFolder, cancellationToken);

    /// <summary>Runs the case in the folder of each adapter, which was computed with that adapter alone.</summary>
    /// <param name="folder">Holds cases.json, which the adapters' cases refer to.</param>
    /// <param name="adapters">Their folders.</param>
    /// <param name="importedFolder">Of the model with the adapters.</param>
    /// <param name="cancellationToken">Stops in the middle of a case.</param>
    /// <inheritdoc cref="Run" path="/exception"/>
    public static IEnumerable<SampleResult> RunAdapters(
        string folder, IEnumerable<string> adapters, string importedFolder, CancellationToken cancellationToken) =>
        Compare(adapters.Select(adapter => AdapterSample.Read(folder, adapter)), importedFolder, cancellationToken);

    /// <summary>Asks what a reference implementation was asked, case by case as the results are taken.</summary>
    /// <param name="folder">Holds cases.json with replies; without, there are no results.</param>
    /// <param name="importedFolder">Of the model.</param>
    /// <param name="read">Reads a picture file as a model is shown it; its exceptions are passed on.</param>
    /// <param name="cancellationToken">Stops in the middle of a case.</param>
    /// <returns>Each case's name, and whether the reply is the reference's.</returns>
    /// <inheritdoc cref="Run" path="/exception"/>
    public static async IAsyncEnumerable<(string Name, bool Passed)> RunRepliesAsync(
        string folder,
        string importedFolder,
        Func<string, IVisionLanguageModel, ModelPicture> read,
        [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var cases = ReplySample.In(folder);
        if (cases.Count == 0)
        {
            yield break;
        }

        await using var model = MedGemmaModel.Open(importedFolder);
        foreach (var reply in cases)
        {
            yield return (reply.Name, await reply.IsReproducedAsync(model, read, cancellationToken));
        }
    }

    private static IEnumerable<SampleResult> Compare(
        IEnumerable<ReferenceSample> cases, string importedFolder, CancellationToken cancellationToken)
    {
        var model = ImportedModel.Open(importedFolder);
        var tolerance = Tolerance.Of(model.Manifest.Format, model.Manifest.Configuration);
        using var engine = new Gemma3Engine(model);
        foreach (var reference in cases)
        {
            yield return new ReferenceComparison(engine, reference, tolerance).Compare(cancellationToken);
        }
    }
}
