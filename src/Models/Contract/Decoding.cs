using System.Text.Json.Serialization;

namespace Surgical.Models.Contract;

/// <summary>How the next token is chosen.</summary>
[JsonPolymorphic(TypeDiscriminatorPropertyName = "kind")]
[JsonDerivedType(typeof(Greedy), "greedy")]
[JsonDerivedType(typeof(Sampled), "sampled")]
public abstract record Decoding
{
    private Decoding()
    {
    }

    /// <summary>The likeliest, the lowest id of several: the same question has one answer.</summary>
    public sealed record Greedy : Decoding;

    /// <summary>By chance, and by the same chance for the same seed.</summary>
    /// <param name="Temperature">Above 0; logits are divided by it first.</param>
    /// <param name="TopK">Then only so many of the likeliest are left; 0 for all.</param>
    /// <param name="TopP">Then only the likeliest that reach this probability together, in (0, 1].</param>
    /// <param name="Seed">Of the chance; every reply starts with it.</param>
    public sealed record Sampled(double Temperature, int TopK, double TopP, long Seed) : Decoding;
}
