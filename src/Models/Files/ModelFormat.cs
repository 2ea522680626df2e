using System.Text.Json.Serialization;

namespace Surgical.Models.Files;

/// <summary>In what numbers an imported model keeps its weights, and an engine computes with them.</summary>
[JsonPolymorphic(TypeDiscriminatorPropertyName = "type")]
[JsonDerivedType(typeof(F32), "f32")]
[JsonDerivedType(typeof(BF16), "bf16")]
[JsonDerivedType(typeof(Int4), "int4")]
public abstract record ModelFormat
{
    private ModelFormat()
    {
    }

    /// <summary>As --format spells it.</summary>
    [JsonIgnore]
    public abstract string Name { get; }

    /// <summary>Everything widened to float32 in one file, for the CPU: exact, and four bytes a weight.</summary>
    public sealed record F32 : ModelFormat
    {
        /// <inheritdoc/>
        public override string Name => "f32";

        /// <inheritdoc/>
        public override string ToString() => Name;
    }

    /// <summary>The snapshot's own files, read where they lie, for a GPU that computes in bfloat16.</summary>
    public sealed record BF16 : ModelFormat
    {
        /// <inheritdoc/>
        public override string Name => "bf16";

        /// <inheritdoc/>
        public override string ToString() => Name;
    }

    /// <summary>
    /// The decoder's matrices rounded to 4 bits in one file, for the CPU: an eighth of float32, and as much faster.
    /// Embeddings stay exact; the vision tower's matrices have 8 bits.
    /// </summary>
    /// <param name="Block">Weights of a row that share a scale: 32, or 128, which is faster and less exact.</param>
    /// <param name="HeadBits">Bits of the matrix that gives the logits: 4 or 8.</param>
    /// <param name="Accuracy">How ONNX Runtime multiplies: 4 rounds activations to 8 bits; 0, for tests, does
    /// not.</param>
    public sealed record Int4(int Block, int HeadBits, int Accuracy = 4) : ModelFormat
    {
        /// <inheritdoc/>
        public override string Name => "int4";

        /// <inheritdoc/>
        public override string ToString() => $"int4 (block {Block}, head {HeadBits}, accuracy level {Accuracy})";

        /// <summary>Whether every number is one of those above.</summary>
        internal bool IsKnown => Block is 32 or 128 && HeadBits is 4 or 8 && Accuracy is 0 or 4;
    }
}
