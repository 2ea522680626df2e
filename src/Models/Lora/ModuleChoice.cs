using Surgical.Models.Files;

namespace Surgical.Models.Lora;

/// <summary>target_modules: which modules PEFT gives a pair of A and B, and loads one for.</summary>
internal abstract record ModuleChoice
{
    private ModuleChoice()
    {
    }

    /// <summary>Whether the module at this path is among them.</summary>
    /// <exception cref="ImportException">A pattern takes too long.</exception>
    public abstract bool Covers(string module);

    /// <summary>"all-linear".</summary>
    public sealed record Every : ModuleChoice
    {
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
