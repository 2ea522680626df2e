using Surgical.Models.Files;
using Surgical.Models.Files.Foreign;
using Surgical.Models.Files.Weights;
using Surgical.Models.Gemma3;
using Surgical.Models.Graphs;
using Surgical.Models.Lora;
using Surgical.Models.Processing;

namespace Surgical.ModelImport.Snapshots;

/// <summary>
/// A Hugging Face snapshot of a Gemma 3 model and the adapters merged into it, checked as a whole and mapped, never
/// written to. Its owner disposes it.
/// </summary>
internal sealed class Snapshot : IDisposable
{
    private const string Beside = "it lies in the folder of the model, and is merged into its weights";

    private readonly IReadOnlyList<SafetensorsFile> _files;
    private readonly AdapterSet _adapters;

    private Snapshot(
        string folder,
        SnapshotSettings settings,
        IReadOnlyList<SafetensorsFile> files,
        IReadOnlyDictionary<string, SourceTensor> tensors,
        MergedAdapters merged,
        AdapterFiles adapterFiles)
    {
        Folder = folder;
        BaseConfiguration = settings.Configuration;
        Configuration = merged.Shape(settings.Configuration);
        BaseProcessing = settings.Processing;
        Processing = adapterFiles.Pictures is { } pictures
            ? settings.Processing with { Pictures = pictures }
            : settings.Processing;
        BaseTokenizer = ExistingPath(SnapshotTokenizer.Name);
        Tokenizer = adapterFiles.Tokenizer ?? BaseTokenizer;
        _files = files;
        _adapters = merged.Set;
        Stored = TensorPlan.For(Configuration).ToDictionary(
            planned => planned.Name,
            planned => tensors.GetValueOrDefault(planned.Name) ?? tensors[GraphNames.Embedding]);
        Tensors = Stored.ToDictionary(tensor => tensor.Key, tensor => merged.Into(tensor.Key, tensor.Value));
        var others = merged.OtherBases(Stored).ToLookup(other => other.Folder, other => OtherBase(other.Name));
        Adapters =
        [
            .. merged.Entries.Select(entry => entry with
            {
                Notes =
                [
                    .. entry.Folder == folder ? [Beside] : adapterFiles.NotesOf(entry.Folder!),
                    .. entry.Notes,
                    .. others[entry.Folder!],
                ],
            }),
        ];
    }

    public string Folder { get; }

    /// <summary>The shape of the model that the adapters make of it.</summary>
    public Gemma3Configuration Configuration { get; }

    /// <summary>The same without adapters.</summary>
    public Gemma3Configuration BaseConfiguration { get; }

    /// <summary>How pictures go in and tokens are chosen, as the files beside the weights say.</summary>
    public ModelProcessing Processing { get; }

    /// <summary>The same without adapters.</summary>
    public ModelProcessing BaseProcessing { get; }

    /// <summary>Canonical name to source with adapters; exactly the tensors of <see cref="TensorPlan"/>.</summary>
    public IReadOnlyDictionary<string, SourceTensor> Tensors { get; }

    /// <summary>The same as the snapshot's files hold them; a head that an adapter parted from the embedding is the
    /// embedding.</summary>
    public IReadOnlyDictionary<string, SourceTensor> Stored { get; }

    /// <summary>As the manifest lists them, with their folders.</summary>
    public IReadOnlyList<AdapterEntry> Adapters { get; }

    /// <summary>The files behind the weights, links followed, by their names in the snapshot.</summary>
    public IReadOnlyDictionary<string, SourceFile> Sources => _files.ToDictionary(file => file.Name, file =>
    {
        var real = RealFile(Path.Combine(Folder, file.Name));
        return new SourceFile(real.FullName, file.Length, real.LastWriteTimeUtc, file.Stamp);
    });

    /// <summary>tokenizer.json, an adapter's where one brings another; or null.</summary>
    public string? Tokenizer { get; }

    /// <summary>The same without adapters.</summary>
    public string? BaseTokenizer { get; }

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
            return Read(Path.TrimEndingDirectorySeparator(Path.GetFullPath(folder)), adapters);
        }
        catch (Exception unreadable) when (unreadable is IOException or UnauthorizedAccessException)
        {
            throw new ImportException($"{folder}: the snapshot cannot be read. {unreadable.Message}", unreadable);
        }
    }

    public void Dispose() => Release([.. _files, _adapters]);

    private static Snapshot Read(string folder, IReadOnlyList<string> adapterFolders)
    {
        ForeignConfiguration.Refuse(
            JsonText.In(folder, "config.json", new Problems()), $"{folder} cannot be imported:");
        var problems = new Problems();
        var settings = SnapshotSettings.Read(folder, problems);
        var configuration = settings?.Configuration;
        GemmaTemplate.Check(folder, problems);

        var found = WeightFiles.Find(folder, problems);
        var adapters = AdapterSet.Open(AdaptersOf(folder, adapterFolders), problems);
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
            var adapterFiles = AdapterFiles.Read(folder, adapters.Adapters, settings, problems);
            problems.ThrowIfAny($"{folder} cannot be imported:");
            return whole = new Snapshot(folder, settings!, files, tensors, merged, adapterFiles);
        }
        finally
        {
            if (whole is null)
            {
                Release([.. files, adapters]);
            }
        }
    }

    private static string OtherBase(string name) =>
        $"its base's {name}, which stands beside the pair, is not the model's: the adapter's counts, as in PEFT";

    // As transformers does, and named again it is the same one.
    private static IEnumerable<AdapterSource> AdaptersOf(string folder, IReadOnlyList<string> named) =>
    [
        .. AdapterSource.Beside(folder) is { } beside ? [beside] : (AdapterSource[])[],
        .. named.Where(other => Path.TrimEndingDirectorySeparator(Path.GetFullPath(other)) != folder)
            .Select(AdapterSource.Of),
    ];

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
