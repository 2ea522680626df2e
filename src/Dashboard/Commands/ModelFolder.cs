using Surgical.ModelImport;

namespace Surgical.Dashboard.Commands;

/// <summary>The imported model behind a folder that a person named. Progress and what is odd go to stderr.</summary>
internal static class ModelFolder
{
    /// <inheritdoc cref="ModelCache.Resolve(string, ImportOptions, IProgress{ImportProgress}, CancellationToken)"/>
    public static string Resolve(string folder, ImportOptions options, CancellationToken cancellationToken)
    {
        var progress = new ImportProgressLine(Console.Error, Console.IsErrorRedirected);
        var imported = ModelCache.Resolve(folder, options, progress, cancellationToken);
        ShowNotes(ImportedModel.Open(imported).Manifest);
        return imported;
    }

    /// <summary>Says what is odd about the adapters of a model, on every use and not only when they are merged.</summary>
    public static void ShowNotes(ModelManifest model)
    {
        foreach (var adapter in model.Adapters)
        {
            foreach (var note in adapter.Notes)
            {
                Console.Error.WriteLine($"surgical: note: adapter {adapter.Name}: {note}");
            }
        }
    }
}
