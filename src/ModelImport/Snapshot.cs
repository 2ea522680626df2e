using System.Text.Json;
using Surgical.ModelImport.Configuration;
using Surgical.ModelImport.Weights;

namespace Surgical.ModelImport;

/// <summary>
/// A Hugging Face snapshot of a Gemma 3 model, checked as a whole and mapped, never written to. Its owner disposes it.
/// </summary>
internal sealed class Snapshot : IDisposable
{
    private readonly IReadOnlyList<SafetensorsFile> _files;

    private Snapshot(
        string folder,
        Gemma3Configuration configuration,
        IReadOnlyList<SafetensorsFile> files,
        IReadOnlyDictionary<string, SourceTensor> tensors)
    {
        Folder = folder;
        Configuration = configuration;
        Tensors = tensors;
        Digest = SnapshotDigest.Of(folder, files);
        _files = files;
    }

    public string Folder { get; }

    public Gemma3Configuration Configuration { get; }

    /// <summary>Canonical name to source; exactly the tensors of <see cref="TensorPlan"/>.</summary>
    public IReadOnlyDictionary<string, SourceTensor> Tensors { get; }

    /// <summary>See <see cref="SnapshotDigest"/>.</summary>
    public string Digest { get; }

    /// <summary>The files behind the weights, links followed, by their names in the snapshot.</summary>
    public IReadOnlyDictionary<string, SourceFile> Sources => _files.ToDictionary(file => file.Name, file =>
    {
        var real = RealFile(Path.Combine(Folder, file.Name));
        return new SourceFile(real.FullName, file.Length, real.LastWriteTimeUtc);
    });

    /// <summary>tokenizer.json, or null.</summary>
    public string? Tokenizer => ExistingPath("tokenizer.json");

    /// <summary>Whether the folder looks like a snapshot, sound or not.</summary>
    public static bool IsAt(string folder) => File.Exists(Path.Combine(folder, "config.json"));

    /// <exception cref="ImportException">The snapshot is not whole; everything wrong with it is in the
    /// message.</exception>
    public static Snapshot Open(string folder)
    {
        if (!IsAt(folder))
        {
            throw new ImportException(
                $"{folder}: expected a snapshot with config.json and *.safetensors, came"
                + $" {(Directory.Exists(folder) ? "a folder without config.json" : "no folder")}.");
        }

        try
        {
            return Read(Path.GetFullPath(folder));
        }
        catch (Exception unreadable) when (unreadable is IOException or UnauthorizedAccessException)
        {
            throw new ImportException($"{folder}: the snapshot cannot be read. {unreadable.Message}", unreadable);
        }
    }

    public void Dispose() => Release(_files);

    private static Snapshot Read(string folder)
    {
        var problems = new Problems();
        var configuration = ReadConfiguration(folder, problems);
        GemmaTemplate.Check(folder, problems);

        var found = WeightFiles.Find(folder, problems);
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
            problems.ThrowIfAny($"{folder} cannot be imported:");
            return whole = new Snapshot(folder, configuration!, files, tensors);
        }
        finally
        {
            if (whole is null)
            {
                Release(files);
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
        var tensors = TensorMatch.Find(
            files, [.. TensorPlan.For(configuration)], allFilesRead: files.Count == found.Names.Count, problems);
        var (expected, came) = (TensorPlan.Count(configuration), tensors.Values.Sum(source => source.Tensor.Count));
        if (problems.Count == before && expected != came)
        {
            problems.Add("the files", $"{expected} parameters", $"{came}");
        }

        return tensors;
    }

    private static Gemma3Configuration? ReadConfiguration(string folder, Problems problems)
    {
        var before = problems.Count;
        var config = Json(folder, "config.json", problems);
        var generation = Json(folder, "generation_config.json", problems);
        var configuration = config is { } read ? ConfigurationReader.Read(read, generation, problems) : null;
        return problems.Count == before ? configuration : null;
    }

    private static JsonElement? Json(string folder, string name, Problems problems)
    {
        var path = Path.Combine(folder, name);
        return File.Exists(path) ? JsonText.Parse(File.ReadAllBytes(path), name, problems) : null;
    }

    private static FileInfo RealFile(string path) =>
        File.ResolveLinkTarget(path, returnFinalTarget: true) as FileInfo ?? new FileInfo(path);

    private string? ExistingPath(string name)
    {
        var path = Path.Combine(Folder, name);
        return File.Exists(path) ? path : null;
    }

    private static void Release(IEnumerable<SafetensorsFile> files)
    {
        foreach (var file in files)
        {
            file.Dispose();
        }
    }
}
