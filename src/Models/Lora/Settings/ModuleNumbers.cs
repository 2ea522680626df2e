namespace Surgical.Models.Lora.Settings;

/// <summary>
/// Numbers for some modules: rank_pattern or alpha_pattern. The first key that covers a module counts.
/// </summary>
/// <param name="Entries">In the order of the file.</param>
internal sealed record ModuleNumbers(IReadOnlyList<ModuleNumbers.Entry> Entries)
{
    /// <summary>The module's own number; null when no key covers it.</summary>
    public double? Find(string module) => Entries.FirstOrDefault(entry => entry.Pattern.Covers(module))?.Number;

    /// <summary>Keys that cover none of these modules.</summary>
    public IEnumerable<string> Unused(IReadOnlyCollection<string> modules) =>
        Entries.Where(entry => !modules.Any(entry.Pattern.Covers)).Select(entry => entry.Key);

    /// <param name="Key">As written.</param>
    /// <param name="Pattern">Made of it.</param>
    /// <param name="Number">For the modules that it covers.</param>
    internal sealed record Entry(string Key, ModulePattern Pattern, double Number);
}
