using Surgical.Models.Files;

namespace Surgical.Models.Lora.Settings;

/// <summary>target_modules or exclude_modules: some of a model's modules.</summary>
internal abstract record ModuleChoice
{
    private ModuleChoice()
    {
    }

    /// <summary>Whether the module at this path is among them.</summary>
    /// <exception cref="ImportException">A pattern takes too long.</exception>
    public abstract bool Covers(string module);

    /// <summary>"all-linear": every linear layer.</summary>
    public sealed record Every : ModuleChoice
    {
        /// <summary>Whether the module is one that PEFT means: not the head, and no embedding.</summary>
        public static bool IsLinear(string module) =>
            !module.EndsWith("lm_head", StringComparison.Ordinal)
            && !module.Contains("embed", StringComparison.Ordinal);

        public override bool Covers(string module) => true;
    }

    /// <summary>A list: whole paths, or their last names.</summary>
    public sealed record Named(IReadOnlyList<string> Names) : ModuleChoice
    {
        public override bool Covers(string module) => Names.Any(
            name => module == name || module.EndsWith($".{name}", StringComparison.Ordinal));
    }

    /// <summary>A string: an expression for whole paths.</summary>
    public sealed record Matching(ModulePattern Pattern) : ModuleChoice
    {
        public override bool Covers(string module) => Pattern.Covers(module);
    }
}
