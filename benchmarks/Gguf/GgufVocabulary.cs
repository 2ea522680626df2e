using Surgical.Models.Gemma3.Tokenizer;

namespace Surgical.Benchmarks.Gguf;

/// <summary>
/// A tokenizer of Gemma's kind as llama.cpp reads one of SentencePiece: a text, a score and a type for every row of the
/// embedding.
/// </summary>
internal sealed class GgufVocabulary
{
    // llama_token_type of llama.cpp.
    private const int Normal = 1;
    private const int Unknown = 2;
    private const int Control = 3;
    private const int UserDefined = 4;
    private const int Unused = 5;
    private const int Byte = 6;

    // <unk>, in the real vocabulary and in the embedded model's.
    private const int UnknownId = 3;

    private readonly string[] _texts;
    private readonly float[] _scores;
    private readonly int[] _types;

    /// <param name="tables">The tokenizer.</param>
    /// <param name="rows">Of the embedding, at least one a token; those without one get a text that nobody
    /// writes.</param>
    public GgufVocabulary(TokenizerTables tables, int rows)
    {
        var vocabulary = new Vocabulary(tables);
        _texts =
            [.. Enumerable.Range(0, rows).Select(id => id < vocabulary.Count ? vocabulary.Text(id) : $"[PAD{id}]")];
        _types = [.. Enumerable.Range(0, rows).Select(id => TypeOf(id, vocabulary))];
        for (var i = 0; i < tables.AddedIds.Length; i++)
        {
            _types[tables.AddedIds[i]] = tables.AddedSpecial[i] != 0 ? Control : UserDefined;
        }

        _types[UnknownId] = Unknown;
        _scores = Scores(tables.Merges, rows);
    }

    /// <summary>Adds it to a file.</summary>
    public void AddTo(GgufHeader header)
    {
        header.Add("tokenizer.ggml.model", "llama");
        header.Add("tokenizer.ggml.pre", "default");
        header.Add("tokenizer.ggml.tokens", _texts);
        header.Add("tokenizer.ggml.scores", _scores);
        header.Add("tokenizer.ggml.token_type", _types);
        header.Add("tokenizer.ggml.padding_token_id", 0u);
        header.Add("tokenizer.ggml.eos_token_id", 1u);
        header.Add("tokenizer.ggml.bos_token_id", 2u);
        header.Add("tokenizer.ggml.unknown_token_id", (uint)UnknownId);
        header.Add("tokenizer.ggml.add_bos_token", true);
        header.Add("tokenizer.ggml.add_eos_token", false);
        header.Add("tokenizer.ggml.add_space_prefix", false);
    }

    private static int TypeOf(int id, Vocabulary vocabulary) =>
        id >= vocabulary.Count ? Unused : vocabulary.ByteOf(id) is null ? Normal : Byte;

    // SentencePiece merges first what has the highest score, the merges first what has the lowest rank.
    private static float[] Scores(MergeTable merges, int rows)
    {
        var scores = new float[rows];
        Array.Fill(scores, -merges.Ranks.Length);
        for (var i = 0; i < merges.Results.Length; i++)
        {
            ref var score = ref scores[merges.Results[i]];
            score = Math.Max(score, -merges.Ranks[i]);
        }

        return scores;
    }
}
