using System.Globalization;
using Surgical.ModelImport.Hub;
using Surgical.ModelImport.Importing;
using Surgical.Models.Files;
using Surgical.Progress;

namespace Surgical.Options;

/// <summary>The imported model behind a folder that a person named. Progress and what is odd go to stderr.</summary>
internal static class ModelFolder
{
    private const long WorthTelling = 1_000_000_000;

    /// <inheritdoc cref="ModelCache.Resolve(string, ImportOptions, IProgress{ImportProgress}, CancellationToken)"/>
    public static string Resolve(string folder, ImportOptions options, CancellationToken cancellationToken)
    {
        var progress = new ImportProgressLine(Console.Error, Console.IsErrorRedirected);
        var imported = ModelCache.Resolve(Locate(folder), options, progress, cancellationToken);
        ShowNotes(ImportedModel.Open(imported).Manifest);
        return imported;
    }

    /// <summary>The folder that a person named: by its path, or by a repository that was pulled.</summary>
    /// <exception cref="ImportException">It reads as a repository's name, is no folder, and was not pulled.</exception>
    public static string Locate(string named) =>
        PulledModel.Locate(named, HubAccess.FromEnvironment(Environment.GetEnvironmentVariable));

    /// <summary>Says what takes so long where all weights are read; of a small model that is over at once.</summary>
    public static void TellReading(long bytes)
    {
        if (bytes >= WorthTelling)
        {
            Console.Error.WriteLine(string.Create(
                CultureInfo.InvariantCulture,
                $"surgical: reading {bytes / 1e9:0.0} GB of weights, by which the model is known again"));
        }
    }

    /// <summary>
    /// Says what is odd about a model and its adapters, on every use and not only when it is imported.
    /// </summary>
    public static void ShowNotes(ModelManifest model)
    {
        foreach (var note in model.Processing.Notes)
        {
            Console.Error.WriteLine($"surgical: note: model {model.Name}: {note}");
        }

        foreach (var adapter in model.Adapters)
        {
            foreach (var note in adapter.Notes)
            {
                Console.Error.WriteLine($"surgical: note: adapter {adapter.Name}: {note}");
            }
        }
    }
}
