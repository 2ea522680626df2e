using Surgical.Disk;
using Surgical.Models.Files;
using Surgical.Models.Gemma3;
using Surgical.Models.Gemma3.Tokenizer;
using Surgical.Models.Lora;
using Surgical.Models.Pictures;
using Surgical.Models.Processing;

namespace Surgical.ModelImport.Snapshots;

/// <summary>
/// What stands in the folders of adapters beside their weights. Whoever trains one saves template, tokenizer and
/// processor with it: what says something else than the snapshot's is taken in its place, or refused.
/// </summary>
internal sealed class AdapterFiles
{
    private const string GenerationName = "generation_config.json";

    private readonly string _snapshot;
    private readonly Dictionary<string, List<string>> _notes = [];

    private AdapterFiles(string snapshot) => _snapshot = snapshot;

    /// <summary>tokenizer.json that is taken in the place of the snapshot's; null for none.</summary>
    public string? Tokenizer { get; private set; }

    /// <summary>How pictures are prepared in the place of what the snapshot says; null for nothing else.</summary>
    public PictureProcessing? Pictures { get; private set; }

    /// <summary>Reads the files of all adapters.</summary>
    /// <param name="snapshot">Folder of the snapshot; of an adapter that lies there too, the files are its own.</param>
    /// <param name="adapters">Opened.</param>
    /// <param name="settings">Of the snapshot; null where they are in doubt.</param>
    /// <param name="problems">Takes what cannot be honoured.</param>
    /// <exception cref="IOException">A file cannot be read.</exception>
    public static AdapterFiles Read(
        string snapshot, IEnumerable<LoraAdapter> adapters, SnapshotSettings? settings, Problems problems)
    {
        var files = new AdapterFiles(snapshot);
        foreach (var adapter in adapters.Where(adapter => adapter.Folder != snapshot))
        {
            var own = new Problems();
            GemmaTemplate.Check(adapter.Folder, own, "; remove it where the adapter was not trained with it");
            files.ReadTokenizer(adapter, own);
            files.ReadProcessor(adapter, settings, own);
            files.NoteGeneration(adapter);
            problems.Include(adapter.Name, own);
        }

        return files;
    }

    /// <summary>What a person should know of an adapter's files, a sentence each.</summary>
    public IReadOnlyList<string> NotesOf(string folder) => _notes.GetValueOrDefault(folder) ?? [];

    private void ReadTokenizer(LoraAdapter adapter, Problems problems)
    {
        var mine = Path.Combine(adapter.Folder, SnapshotTokenizer.Name);
        var theirs = Path.Combine(_snapshot, SnapshotTokenizer.Name);
        if (!File.Exists(mine) || AreEqual(mine, Tokenizer ?? theirs))
        {
            return;
        }

        try
        {
            var tokenizer = BpeTokenizer.FromJson(mine);
            if (File.Exists(Tokenizer ?? theirs) && tokenizer.IsSameAs(BpeTokenizer.FromJson(Tokenizer ?? theirs)))
            {
                return;
            }
        }
        catch (ImportException other)
        {
            problems.Add(SnapshotTokenizer.Name, "Gemma's kind of tokenizer", other.Message);
            return;
        }

        if (Tokenizer is not null)
        {
            problems.Add(SnapshotTokenizer.Name, $"what another adapter brings ({Tokenizer})", "another tokenizer");
            return;
        }

        Tokenizer = mine;
        Note(adapter, $"its own {SnapshotTokenizer.Name} counts in the place of the model's");
    }

    private void ReadProcessor(LoraAdapter adapter, SnapshotSettings? settings, Problems problems)
    {
        if (settings is null)
        {
            return;
        }

        var notes = new List<string>();
        if (ProcessorFiles.Pictures(adapter.Folder, settings.Configuration, problems, notes) is not { } pictures)
        {
            return;
        }

        notes.ForEach(note => Note(adapter, note));
        if (pictures.Equals(Pictures ?? settings.Processing.Pictures))
        {
            return;
        }

        if (Pictures is not null)
        {
            problems.Add("processor", "what another adapter brings", "other settings of pictures");
            return;
        }

        Pictures = pictures;
        Note(adapter, "its own processor's settings of pictures count in the place of the model's");
    }

    private void NoteGeneration(LoraAdapter adapter)
    {
        var mine = Path.Combine(adapter.Folder, GenerationName);
        if (File.Exists(mine) && !AreEqual(mine, Path.Combine(_snapshot, GenerationName)))
        {
            Note(adapter, $"the {GenerationName} beside it does not count, the model's does");
        }
    }

    private void Note(LoraAdapter adapter, string note)
    {
        if (!_notes.TryGetValue(adapter.Folder, out var notes))
        {
            _notes.Add(adapter.Folder, notes = []);
        }

        notes.Add(note);
    }

    private static bool AreEqual(string one, string other) =>
        File.Exists(other)
        && File.ReadAllBytes(RegularFile.At(one)).AsSpan().SequenceEqual(File.ReadAllBytes(RegularFile.At(other)));
}
