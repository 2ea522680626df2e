using System.Text.RegularExpressions;
using Surgical.Models.Files;

namespace Surgical.Models.Lora.Settings;

/// <summary>
/// A regular expression over module paths as an adapter spells them. Python's syntax, as far as .NET's is it.
/// </summary>
internal sealed class ModulePattern
{
    // Thousands of modules are matched; a pattern this slow on one of them never ends on all.
    private static readonly TimeSpan Longest = TimeSpan.FromSeconds(1);

    private readonly Regex _expression;

    private ModulePattern(string expression) =>
        _expression = new Regex(expression, RegexOptions.CultureInvariant, Longest);

    /// <summary>A pattern that covers a path's end: whole names, as many as it has (PEFT's get_pattern_key).</summary>
    /// <returns>Null when it is no regular expression.</returns>
    public static ModulePattern? OfEnd(string key) => Make($@"\A(.*\.)?({key})\z");

    /// <summary>A pattern that covers a path as a whole.</summary>
    /// <returns>Null when it is no regular expression.</returns>
    public static ModulePattern? OfWhole(string expression) => Make($@"\A(?:{expression})\z");

    /// <exception cref="ImportException">The expression takes too long.</exception>
    public bool Covers(string module)
    {
        try
        {
            return _expression.IsMatch(module);
        }
        catch (RegexMatchTimeoutException slow)
        {
            throw new ImportException(
                $"{_expression}: expected a pattern that says within {Longest.TotalSeconds:F0} s whether it covers"
                + $" {module}, came a slower one.",
                slow);
        }
    }

    private static ModulePattern? Make(string expression)
    {
        try
        {
            return new ModulePattern(expression);
        }
        catch (ArgumentException)
        {
            return null;
        }
    }
}
