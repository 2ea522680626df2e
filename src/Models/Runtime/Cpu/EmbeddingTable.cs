using System.Numerics.Tensors;
using Surgical.Models.Contract;
using Surgical.Models.Files;
using Surgical.Models.Gemma3;
using Surgical.Models.Graphs;

namespace Surgical.Models.Runtime.Cpu;

/// <summary>Turns tokens into the decoder's input: scaled rows of the embedding, image features as they are.</summary>
/// <param name="configuration">The model's shape.</param>
/// <param name="weights">Where the embedding is mapped; borrowed.</param>
internal sealed class EmbeddingTable(Gemma3Configuration configuration, MappedWeights weights)
{
    private readonly int _hidden = configuration.Text.HiddenSize;

    // Rounded only where a model computes in bfloat16 (medgemma.md 2.6); here it computes in float32.
    private readonly float _scale = (float)Math.Sqrt(configuration.Text.HiddenSize);

    /// <summary>Writes one token's row.</summary>
    /// <exception cref="ModelException">The vocabulary has no such token.</exception>
    public void Write(int id, Span<float> row)
    {
        if (id < 0 || id >= configuration.Text.VocabularySize)
        {
            throw new ModelException($"Token {id} is outside the vocabulary of {configuration.Text.VocabularySize}.");
        }

        weights.Read(GraphNames.Embedding, (long)id * _hidden, row[.._hidden]);
        TensorPrimitives.Multiply(row[.._hidden], _scale, row);
    }

    /// <summary>The rows of a whole prompt, [tokens x hidden].</summary>
    /// <exception cref="ModelException">Image tokens and features do not match, or a token is unknown.</exception>
    public float[] Rows(Prompt prompt)
    {
        var rows = new float[prompt.Ids.Count * _hidden];
        var features = prompt.Features.AsSpan();
        for (var i = 0; i < prompt.Ids.Count; i++)
        {
            var row = rows.AsSpan(i * _hidden, _hidden);
            if (prompt.Ids[i] != configuration.ImageToken)
            {
                Write(prompt.Ids[i], row);
                continue;
            }

            if (features.IsEmpty)
            {
                throw Mismatch(prompt);
            }

            features[.._hidden].CopyTo(row);
            features = features[_hidden..];
        }

        return features.IsEmpty ? rows : throw Mismatch(prompt);
    }

    private ModelException Mismatch(Prompt prompt) => new(
        $"The prompt has {prompt.Ids.Count(id => id == configuration.ImageToken)} image tokens, "
        + $"the pictures have {prompt.Features.Length / _hidden} features.");
}
