using Surgical.Models.Files.Identity;
using Surgical.Models.Files.Weights;
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

            adapters = AdapterSet.Open(manifest.Adapters.Select(adapter => adapter.Folder!), problems);
            problems.ThrowIfAny("What the model was imported from is not whole:");
            var merged = MergedAdapters.Again(adapters, manifest, problems);
            var tensors = TensorPlan.For(manifest.Configuration).ToDictionary(t => t.Name, t => Find(t, merged));
            if (problems.Count == 0 && !HoldsSameNumbers(manifest, files, tensors))
            {
                problems.Add("the weights", manifest.Content.Weights, "other numbers");
            }

            problems.ThrowIfAny(
                "The snapshot or an adapter is not the one that the model was imported from; import it again:");
            return whole = new MappedWeights(tensors, [.. files.Values, adapters]);
        }
        catch (Exception unreadable) when (unreadable is IOException or UnauthorizedAccessException)
        {
            throw new ImportException($"The snapshot's weights cannot be mapped. {unreadable.Message}", unreadable);
        }
        finally
        {
            Release(whole is null ? [.. files.Values, adapters] : []);
        }

        MappedTensor Find(PlannedTensor planned, MergedAdapters merged)
        {
            var section = manifest.Tensors[planned.Name];
            var file = files[section.File];
            var source = file.Tensors.FirstOrDefault(
                t => file.Offset(t) == section.Offset && t.Type == section.Type && t.Count == planned.Count);
            if (source is null)
            {
                problems.Add($"{planned.Name} ({section.File})", $"{section.Type} at byte {section.Offset}", "another");
            }

            return new MappedTensor(
                merged.Into(planned.Name, new SourceTensor(file, source!)), section.Shape, planned.IsRmsNorm);
        }
    }

    // A file with the stamp that it had at the import holds what it held then; another one is read. Nobody waits for
    // this with a token: a model is opened whole or not at all.
    private static bool HoldsSameNumbers(
        ModelManifest manifest,
        Dictionary<string, SafetensorsFile> files,
        Dictionary<string, MappedTensor> tensors) =>
        manifest.Sources.All(source => source.Value.Stamp is { } then && files[source.Key].Stamp == then)
        || manifest.Content.Weights == WeightsDigest.Of(tensors.Select(Hashed), CancellationToken.None);

    private static HashedTensor Hashed(KeyValuePair<string, MappedTensor> tensor) =>
        new(tensor.Key, tensor.Value.Numbers.Type, tensor.Value.Shape, tensor.Value.Numbers.Address);

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
