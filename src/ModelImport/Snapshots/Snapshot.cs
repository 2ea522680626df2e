using Surgical.Models.Files;
using Surgical.Models.Files.Foreign;
using Surgical.Models.Files.Weights;
using Surgical.Models.Gemma3;
using Surgical.Models.Lora;
using Surgical.Models.Processing;

namespace Surgical.ModelImport.Snapshots;

/// <summary>
/// A Hugging Face snapshot of a Gemma 3 model and the adapters merged into it, checked as a whole and mapped, never
/// written to. Its owner disposes it.
/// </summary>
internal sealed class Snapshot : IDisposable
{
    private readonly IReadOnlyList<SafetensorsFile> _files;
    private readonly AdapterSet _adapters;

    private Snapshot(
        string folder,
        SnapshotSettings settings,
        IReadOnlyList<SafetensorsFile> files,
        IReadOnlyDictionary<string, SourceTensor> tensors,
        MergedAdapters merged)
    {
        Folder = folder;
        Configuration = settings.Configuration;
        Processing = settings.Processing;
        _files = files;
        _adapters = merged.Set;
        Adapters = merged.Entries;
        Tensors = tensors.ToDictionary(tensor => tensor.Key, tensor => merged.Into(tensor.Key, tensor.Value));
    }

    public string Folder { get; }

    public Gemma3Configuration Configuration { get; }

    /// <summary>How pictures go in and tokens are chosen, as the files beside the weights say.</summary>
    public ModelProcessing Processing { get; }

    /// <summary>Canonical name to source; exactly the tensors of <see cref="TensorPlan"/>.</summary>
    public IReadOnlyDictionary<string, SourceTensor> Tensors { get; }

    /// <summary>As the manifest lists them, with their folders.</summary>
    public IReadOnlyList<AdapterEntry> Adapters { get; }

    /// <summary>The files behind the weights, links followed, by their names in the snapshot.</summary>
    public IReadOnlyDictionary<string, SourceFile> Sources => _files.ToDictionary(file => file.Name, file =>
    {
        var real = RealFile(Path.Combine(Folder, file.Name));
        return new SourceFile(real.FullName, file.Length, real.LastWriteTimeUtc, file.Stamp);
    });

    /// <summary>tokenizer.json, or null.</summary>
    public string? Tokenizer => ExistingPath(SnapshotTokenizer.Name);

    /// <summary>Whether the folder looks like a snapshot, sound or not.</summary>
    public static bool IsAt(string folder) => File.Exists(Path.Combine(folder, "config.json"));

    /// <summary>What a folder holds in the place of a snapshot, for a message.</summary>
    /// <param name="folder">That was named as a model.</param>
    /// <param name="otherwise">Where it holds nothing known.</param>
    public static string WhatIsAt(string folder, string otherwise) => LoraAdapter.IsAt(folder)
        ? "an adapter; name the model that it belongs to, and it with --adapter"
        : FolderContent.Words(folder, otherwise);

    /// <param name="folder">Of the snapshot.</param>
    /// <param name="adapters">Folders of PEFT adapters; none for most.</param>
    /// <exception cref="ImportException">The snapshot or an adapter is not whole; everything wrong with them is in the
    /// message.</exception>
    public static Snapshot Open(string folder, params IReadOnlyList<string> adapters)
    {
        if (!IsAt(folder))
        {
            throw new ImportException(
                $"{folder}: expected a snapshot with config.json and *.safetensors, came"
                + $" {WhatIsAt(folder, "a folder without config.json")}.");
        }

        try
        {
            return Read(Path.GetFullPath(folder), adapters);
        }
        catch (Exception unreadable) when (unreadable is IOException or UnauthorizedAccessException)
        {
            throw new ImportException($"{folder}: the snapshot cannot be read. {unreadable.Message}", unreadable);
        }
    }

    public void Dispose() => Release([.. _files, _adapters]);

    private static Snapshot Read(string folder, IReadOnlyList<string> adapterFolders)
    {
        SnapshotSettings.RefuseForeign(folder);
        var problems = new Problems();
        var settings = SnapshotSettings.Read(folder, problems);
        var configuration = settings?.Configuration;
        GemmaTemplate.Check(folder, problems);

        var found = WeightFiles.Find(folder, problems);
        var adapters = AdapterSet.Open(adapterFolders, problems);
        var files = new List<SafetensorsFile>();
        Snapshot? whole = null;
        try
        {
            foreach (var name in found.Names)
            {
                if (SafetensorsFile.Open(Path.Combine(folder, name), problems) is { } file)
                {
                    files.Add(file);
                }
            }

            found.CheckIndex(files, problems);
            var tensors = Match(configuration, files, found, problems);
            var merged = MergedAdapters.Of(adapters, configuration, SnapshotName.Of(folder), problems);
            problems.ThrowIfAny($"{folder} cannot be imported:");
            return whole = new Snapshot(folder, settings!, files, tensors, merged);
        }
        finally
        {
            if (whole is null)
            {
                Release([.. files, adapters]);
            }
        }
    }

    // Against a configuration that is itself in doubt, every shape would look wrong.
    private static Dictionary<string, SourceTensor> Match(
        Gemma3Configuration? configuration, List<SafetensorsFile> files, WeightFiles found, Problems problems)
    {
        if (configuration is null)
        {
            return [];
        }

        var before = problems.Count;
        var allFilesRead = files.Count > 0 && files.Count == found.Names.Count;
        var tensors = TensorMatch.Find(files, [.. TensorPlan.For(configuration)], allFilesRead, problems);
        var (expected, came) = (TensorPlan.Count(configuration), tensors.Values.Sum(source => source.Tensor.Count));
        if (allFilesRead && problems.Count == before && expected != came)
        {
            problems.Add("the files", $"{expected} parameters", $"{came}");
        }

        return tensors;
    }

    private static FileInfo RealFile(string path) =>
        File.ResolveLinkTarget(path, returnFinalTarget: true) as FileInfo ?? new FileInfo(path);

    private string? ExistingPath(string name)
    {
        var path = Path.Combine(Folder, name);
        return File.Exists(path) ? path : null;
    }

    private static void Release(IEnumerable<IDisposable> mapped)
    {
        foreach (var file in mapped)
        {
            file.Dispose();
        }
    }
}
