namespace Surgical.Models.Lora;

/// <summary>What adapter_config.json says about the tensors beside it (medgemma.md 4.1).</summary>
/// <param name="Rank">r: rows of every A that no pattern names.</param>
/// <param name="Alpha">lora_alpha, above 0.</param>
/// <param name="RankStabilised">use_rslora: alpha is divided by the root of the rank and not by the rank.</param>
/// <param name="FanInFanOut">Whether the product may be that of a matrix stored input by output.</param>
/// <param name="BaseModel">What it was trained on, as its author's machine called it; null when it does not
/// say.</param>
/// <param name="Targets">The modules that PEFT would give a pair; null when it does not say.</param>
/// <param name="Ranks">rank_pattern.</param>
/// <param name="Alphas">alpha_pattern.</param>
internal sealed record LoraSettings(
    int Rank,
    double Alpha,
    bool RankStabilised,
    bool FanInFanOut,
    string? BaseModel,
    ModuleChoice? Targets,
    ModuleNumbers Ranks,
    ModuleNumbers Alphas)
{
    /// <summary>Rows that a module's A must have.</summary>
    public int RankOf(string module) => Ranks.Find(module) is { } own ? (int)own : Rank;

    /// <summary>What a module's product is multiplied with.</summary>
    public float ScaleOf(string module)
    {
        var alpha = Alphas.Find(module) ?? Alpha;
        double rank = RankOf(module);
        return (float)(alpha / (RankStabilised ? Math.Sqrt(rank) : rank));
    }
}
