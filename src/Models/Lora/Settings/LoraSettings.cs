namespace Surgical.Models.Lora.Settings;

/// <summary>What adapter_config.json says about the tensors beside it (medgemma.md 4.1).</summary>
/// <param name="Rank">r: rows of every A that no pattern names.</param>
/// <param name="Alpha">lora_alpha, above 0.</param>
/// <param name="Ranks">rank_pattern.</param>
/// <param name="Alphas">alpha_pattern.</param>
internal sealed record LoraSettings(int Rank, double Alpha, ModuleNumbers Ranks, ModuleNumbers Alphas)
{
    /// <summary>use_rslora: alpha is divided by the root of the rank and not by the rank.</summary>
    public bool RankStabilised { get; init; }

    /// <summary>Whether the product may be that of a matrix stored input by output.</summary>
    public bool FanInFanOut { get; init; }

    /// <summary>use_dora: every pair has a magnitude, the length of each row of the weight.</summary>
    public bool HasMagnitudes { get; init; }

    /// <summary>bias: whether biases of the layers were trained, and stand beside the pairs.</summary>
    public bool HasBiases { get; init; }

    /// <summary>ensure_weight_tying: what is trained of a tied embedding is trained of the head.</summary>
    public bool KeepsTies { get; init; }

    /// <summary>modules_to_save: ends of the paths of modules that were trained whole.</summary>
    public IReadOnlyList<string> Saved { get; init; } = [];

    /// <summary>What it was trained on, as its author's machine called it; null when it does not say.</summary>
    public string? BaseModel { get; init; }

    /// <summary>The modules that PEFT would give a pair; null when it does not say.</summary>
    public LoraTargets? Targets { get; init; }

    /// <summary>What is odd about the file itself, for people.</summary>
    public IReadOnlyList<string> Notes { get; init; } = [];

    /// <summary>Rows that a module's A must have.</summary>
    public int RankOf(string module) => Ranks.Find(module) is { } own ? (int)own : Rank;

    /// <summary>What a module's product is multiplied with.</summary>
    public float ScaleOf(string module)
    {
        var alpha = Alphas.Find(module) ?? Alpha;
        double rank = RankOf(module);
        return (float)(alpha / (RankStabilised ? Math.Sqrt(rank) : rank));
    }

    /// <summary>Whether a tensor belongs to a module that was trained whole.</summary>
    /// <param name="path">Of the tensor: its module's, and its own name last.</param>
    public bool Saves(string path) => Saved.Any(name => IsWithin(path, name));

    /// <summary>Whether a tensor's path leads through a module whose path ends so, as PEFT compares.</summary>
    public static bool IsWithin(string path, string name)
    {
        for (var dot = path.IndexOf('.'); dot >= 0; dot = path.IndexOf('.', dot + 1))
        {
            if (path.AsSpan(0, dot).EndsWith(name, StringComparison.Ordinal))
            {
                return true;
            }
        }

        return false;
    }
}
