using Surgical.Models.Gemma3;
using Surgical.RealTokenizer;

namespace Surgical.Benchmarks.RandomModels;

/// <summary>A tokenizer of Gemma's kind on the disk.</summary>
/// <param name="Folder">Holds tokenizer.json and tokenizer_config.json.</param>
internal sealed record GemmaTokenizer(string Folder)
{
    // Of the real vocabulary, image token included.
    private const int RealTokens = 262_145;

    /// <summary>Path of tokenizer.json.</summary>
    public string Json => Path.Combine(Folder, "tokenizer.json");

    /// <summary>Gemma's own for a model with a row for each of its tokens, else the embedded model's.</summary>
    public static GemmaTokenizer For(Gemma3Configuration model) => new(
        model.Text.VocabularySize >= RealTokens
            ? Path.GetDirectoryName(Gemma3Tokenizer.JsonPath)!
            : Path.Combine(AppContext.BaseDirectory, "models", "cataract-sim"));

    /// <summary>Adds its files to a repository.</summary>
    public void AddTo(HubRepository repository)
    {
        repository.AddLarge("tokenizer.json", [File.ReadAllBytes(Json)]);
        repository.AddSmall("tokenizer_config.json", File.ReadAllBytes(Path.Combine(Folder, "tokenizer_config.json")));
    }
}
