using System.CommandLine.Parsing;
using System.Globalization;

namespace Surgical.Options;

/// <summary>Reads an option whose value is a number within bounds.</summary>
internal static class RangedNumber
{
    /// <param name="argument">The option's one word; an error is added where it is no such number.</param>
    /// <param name="option">Its name.</param>
    /// <param name="least">The least that is taken.</param>
    /// <param name="greatest">The greatest that is taken.</param>
    /// <param name="unit">What is counted.</param>
    /// <returns>Null where an error was added.</returns>
    public static double? Of(ArgumentResult argument, string option, double least, double greatest, string unit)
    {
        var text = argument.Tokens[0].Value;
        var isNumber = double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var number);
        if (isNumber && number >= least && number <= greatest)
        {
            return number;
        }

        argument.AddError(string.Create(
            CultureInfo.InvariantCulture, $"Expected a {option} from {least} to {greatest} {unit}, got {text}."));
        return null;
    }
}
