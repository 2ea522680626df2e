using Surgical.Models.Files.Weights;
using Surgical.Models.Gemma3;
using Surgical.Models.Graphs;

namespace Surgical.Models.Files;

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
        if (manifest.Format is ModelFormat.Int4 { IsKnown: false } unknown)
        {
            problems.Add(ModelFiles.Manifest, "blocks of 32 or 128, a head of 4 or 8 bits", $"{unknown}");
            return;
        }

        CheckFiles();
        CheckSources();
        CheckAdapters();
        CheckProcessing();
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

    private void CheckProcessing()
    {
        if (manifest.Processing.Pictures is { } pictures && (pictures.Mean.Count, pictures.Std.Count) != (3, 3))
        {
            problems.Add(
                ModelFiles.Manifest,
                "three means and three deviations",
                $"{pictures.Mean.Count} and {pictures.Std.Count}");
        }
    }

    private void CheckTensors()
    {
        var length = manifest.Sources.ToDictionary(source => source.Key, source => source.Value.Length);
        var own = ModelFiles.Weights(manifest.Format);
        if (own is not null)
        {
            length.Add(own, manifest.Files[own]);
        }

        foreach (var (name, type, shape) in Expected())
        {
            if (!manifest.Tensors.TryGetValue(name, out var section))
            {
                problems.Add(name, "a place in the weights", "none");
                return;
            }

            var end = length.GetValueOrDefault(section.File);
            if (!section.Shape.SequenceEqual(shape)
                || section.Type != type
                || section.Offset < 0
                || (own is not null && section.Offset % WeightsLayout.Alignment != 0)
                || section.Offset > end - section.Size)
            {
                problems.Add(
                    name,
                    $"{type} [{string.Join(", ", shape)}] within {end} bytes of {section.File}",
                    $"{section.Type} [{string.Join(", ", section.Shape)}] at {section.Offset}");
            }
        }
    }

    // A snapshot's types, and the type of the rows that a packed model keeps of it, may be any that can be widened.
    private IEnumerable<(string Name, TensorType Type, IReadOnlyList<long> Shape)> Expected()
    {
        if (manifest.Format is ModelFormat.BF16)
        {
            return TensorPlan.For(manifest.Configuration).Select(p => (p.Name, Widened(p.Name), p.Shape));
        }

        return StoragePlan.For(manifest.Configuration, manifest.Format, Widened(GraphNames.Embedding))
            .SelectMany(stored => stored.Parts);
    }

    private TensorType Widened(string name) =>
        manifest.Tensors.GetValueOrDefault(name)?.Type is { } type and not TensorType.U8 ? type : TensorType.F32;
}
