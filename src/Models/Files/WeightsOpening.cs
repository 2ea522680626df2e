using Surgical.Models.Files.Identity;
using Surgical.Models.Files.Weights;
using Surgical.Models.Graphs;
using Surgical.Models.Lora;

namespace Surgical.Models.Files;

/// <summary>Maps the weights that a manifest lists.</summary>
internal static class WeightsOpening
{
    /// <summary>Weights in a file of the imported model.</summary>
    /// <exception cref="ImportException">The file cannot be mapped.</exception>
    public static MappedWeights Own(string path, ModelManifest manifest)
    {
        try
        {
            var map = new MappedFile(path);
            return new MappedWeights(manifest.Tensors.ToDictionary(t => t.Key, t => Mapped(map, t.Value)), [map]);
        }
        catch (Exception unreadable) when (unreadable is IOException or UnauthorizedAccessException)
        {
            throw new ImportException($"{path}: the weights cannot be mapped. {unreadable.Message}", unreadable);
        }
    }

    /// <summary>Weights in the files of the snapshot, adapters merged as they are read.</summary>
    /// <exception cref="ImportException">A file is gone, or is no longer the one that was imported.</exception>
    public static MappedWeights Snapshot(ModelManifest manifest)
    {
        var problems = new Problems();
        var files = new Dictionary<string, SafetensorsFile>();
        var adapters = AdapterSet.None;
        MappedWeights? whole = null;
        try
        {
            foreach (var (name, source) in manifest.Sources)
            {
                if (SafetensorsFile.Open(source.Path, problems) is { } file)
                {
                    files.Add(name, file);
                }
            }

            adapters = AdapterSet.Open(
                manifest.Adapters.Select(adapter => new AdapterSource(adapter.Folder!, adapter.Name)), problems);
            problems.ThrowIfAny("What the model was imported from is not whole:");
            var merged = MergedAdapters.Again(adapters, manifest, problems);
            var stored = TensorPlan.For(manifest.Configuration).Select(planned => (planned, Find(planned))).ToList();
            if (problems.Count == 0 && !HoldsSameNumbers(manifest, files, stored))
            {
                problems.Add("the weights", manifest.Content.Weights, "other numbers");
            }

            problems.ThrowIfAny(
                "The snapshot or an adapter is not the one that the model was imported from; import it again:");
            return whole = new MappedWeights(
                stored.ToDictionary(tensor => tensor.planned.Name, tensor => Merged(tensor, merged)),
                [.. files.Values, adapters]);
        }
        catch (Exception unreadable) when (unreadable is IOException or UnauthorizedAccessException)
        {
            throw new ImportException($"The snapshot's weights cannot be mapped. {unreadable.Message}", unreadable);
        }
        finally
        {
            Release(whole is null ? [.. files.Values, adapters] : []);
        }

        SourceTensor Find(PlannedTensor planned)
        {
            var section = manifest.Tensors[planned.Name];
            var file = files[section.File];
            var source = file.Tensors.FirstOrDefault(
                t => file.Offset(t) == section.Offset && t.Type == section.Type && t.Count == planned.Count);
            if (source is null)
            {
                problems.Add($"{planned.Name} ({section.File})", $"{section.Type} at byte {section.Offset}", "another");
            }

            return new SourceTensor(file, source!);
        }
    }

    // A file with the stamp that it had at the import holds what it held then; another one is read. Nobody waits for
    // this with a token: a model is opened whole or not at all.
    private static bool HoldsSameNumbers(
        ModelManifest manifest,
        Dictionary<string, SafetensorsFile> files,
        IEnumerable<(PlannedTensor Planned, SourceTensor Stored)> tensors) =>
        manifest.Sources.All(source => source.Value.Stamp is { } then && files[source.Key].Stamp == then)
        || manifest.Content.Weights == WeightsDigest.Of(
            tensors.Where(tensor => !IsEmbeddingAgain(tensor.Planned, manifest)).Select(Hashed),
            CancellationToken.None);

    // A head that an adapter parted from the embedding is no tensor of the snapshot.
    private static bool IsEmbeddingAgain(PlannedTensor planned, ModelManifest manifest) =>
        planned.Name == GraphNames.Head && manifest.IsTiedInSnapshot;

    private static HashedTensor Hashed((PlannedTensor Planned, SourceTensor Stored) tensor) =>
        new(tensor.Planned.Name, tensor.Stored.Type, tensor.Planned.Shape, tensor.Stored.Address);

    private static MappedTensor Merged((PlannedTensor Planned, SourceTensor Stored) tensor, MergedAdapters adapters) =>
        new(adapters.Into(tensor.Planned.Name, tensor.Stored), tensor.Planned.Shape, tensor.Planned.IsRmsNorm);

    private static MappedTensor Mapped(MappedFile map, TensorSection section) =>
        new(new SectionTensor(map, section), section.Shape, AddsOne: false);

    private static void Release(IEnumerable<IDisposable> files)
    {
        foreach (var file in files)
        {
            file.Dispose();
        }
    }
}
