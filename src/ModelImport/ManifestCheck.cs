using Surgical.ModelImport.Configuration;
using Surgical.ModelImport.Weights;

namespace Surgical.ModelImport;

/// <summary>Whether a manifest and the files around it are a whole model.</summary>
/// <param name="folder">Of the model.</param>
/// <param name="manifest">As read.</param>
/// <param name="problems">Takes what is wrong.</param>
internal sealed class ManifestCheck(string folder, ModelManifest manifest, Problems problems)
{
    public static void Run(string folder, ModelManifest? manifest, Problems problems)
    {
        if (manifest is not { Version: ModelManifest.NewestVersion })
        {
            problems.Add(
                ModelFiles.Manifest,
                $"version {ModelManifest.NewestVersion}",
                manifest is null ? "nothing" : $"version {manifest.Version}");
            return;
        }

        new ManifestCheck(folder, manifest, problems).Run();
    }

    private void Run()
    {
        CheckFiles();
        CheckSources();
        CheckAdapters();
        ConfigurationCheck.Run(manifest.Configuration, problems);
        if (problems.Count == 0)
        {
            CheckTensors();
        }
    }

    private void CheckFiles()
    {
        var required = ModelFiles.Required(manifest.Format);
        foreach (var name in required.Where(name => !manifest.Files.ContainsKey(name)))
        {
            problems.Add(ModelFiles.Manifest, $"the size of {name}", "none");
        }

        foreach (var (name, size) in manifest.Files)
        {
            if (name != ModelFiles.Tokenizer && !required.Contains(name))
            {
                problems.Add(ModelFiles.Manifest, "no such file", name);
                continue;
            }

            var file = new FileInfo(Path.Combine(folder, name));
            if (!file.Exists || file.Length != size)
            {
                problems.Add(name, $"{size} bytes", file.Exists ? $"{file.Length}" : "nothing");
            }
        }
    }

    private void CheckSources()
    {
        if (manifest.Format is not ModelFormat.BF16 && manifest.Sources.Count > 0)
        {
            problems.Add(ModelFiles.Manifest, $"no sources with {manifest.Format.Name}", $"{manifest.Sources.Count}");
        }

        foreach (var (name, source) in manifest.Sources)
        {
            var file = new FileInfo(source.Path);
            if (!file.Exists || file.Length != source.Length)
            {
                problems.Add(
                    $"{source.Path} ({name} of the snapshot, which {manifest.Format.Name} reads where it lies)",
                    $"{source.Length} bytes",
                    file.Exists ? $"{file.Length}" : "nothing");
            }
            else if (file.LastWriteTimeUtc != source.Written)
            {
                problems.Add(source.Path, $"as written at {source.Written:u}", $"written at {file.LastWriteTimeUtc:u}");
            }
        }
    }

    private void CheckAdapters()
    {
        foreach (var adapter in manifest.Adapters.Where(_ => manifest.Format is ModelFormat.BF16))
        {
            if (!Directory.Exists(adapter.Folder))
            {
                problems.Add(
                    $"{adapter.Folder} ({adapter.Name}, which {manifest.Format.Name} reads where it lies)",
                    "the adapter's folder",
                    "nothing");
            }
        }
    }

    private void CheckTensors()
    {
        foreach (var planned in TensorPlan.For(manifest.Configuration))
        {
            if (!manifest.Tensors.TryGetValue(planned.Name, out var section))
            {
                problems.Add(planned.Name, "a place in the weights", "none");
                return;
            }

            var length = Length(section.File);
            if (!section.Shape.SequenceEqual(planned.Shape)
                || !HasType(section.Type)
                || section.Offset < 0
                || section.Offset % Alignment(section) != 0
                || section.Offset > length - section.Size)
            {
                problems.Add(
                    planned.Name,
                    $"[{string.Join(", ", planned.Shape)}] within {length} bytes of {section.File}",
                    $"{section.Type} [{string.Join(", ", section.Shape)}] at {section.Offset}");
            }
        }
    }

    // Weights lie in the folder's own file or in the snapshot's, never in both.
    private long Length(string file) => ModelFiles.Weights(manifest.Format) is { } weights
        ? file == weights ? manifest.Files[file] : 0
        : manifest.Sources.GetValueOrDefault(file)?.Length ?? 0;

    private bool HasType(TensorType type) => manifest.Format is ModelFormat.F32
        ? type is TensorType.F32
        : type is not TensorType.U8;

    private int Alignment(TensorSection section) =>
        manifest.Sources.ContainsKey(section.File) ? 1 : WeightsLayout.Alignment;
}
