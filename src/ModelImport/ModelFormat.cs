using System.Text.Json.Serialization;

namespace Surgical.ModelImport;

/// <summary>In what numbers an imported model keeps its weights, and an engine computes with them.</summary>
[JsonPolymorphic(TypeDiscriminatorPropertyName = "type")]
[JsonDerivedType(typeof(F32), "f32")]
[JsonDerivedType(typeof(BF16), "bf16")]
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
    }

    /// <summary>The snapshot's own files, read where they lie, for a GPU that computes in bfloat16.</summary>
    public sealed record BF16 : ModelFormat
    {
        /// <inheritdoc/>
        public override string Name => "bf16";
    }
}
