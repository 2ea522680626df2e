using System.Globalization;
using System.Text.RegularExpressions;

namespace Surgical.Evaluation.Flare.Reports;

/// <summary>How near two written sizes are: their first numbers, whatever the unit, as the reference has it.</summary>
internal static partial class SizeLikeness
{
    /// <summary>
    /// 1 within a tenth, 0.8 within a fifth, 0.5 within a half, else 0.2; 0 where a number is missing.
    /// </summary>
    public static double Of(string one, string other)
    {
        if (Number(one) is not { } first || Number(other) is not { } second)
        {
            return 0;
        }

        var larger = Math.Max(first, second);
        return (larger == 0 ? 0 : Math.Abs(first - second) / larger) switch
        {
            < 0.1 => 1,
            < 0.2 => 0.8,
            < 0.5 => 0.5,
            _ => 0.2,
        };
    }

    private static double? Number(string text) => Digits().Match(text) is { Success: true } match
        ? double.Parse(match.ValueSpan, CultureInfo.InvariantCulture)
        : null;

    [GeneratedRegex(@"[0-9]+\.?[0-9]*", RegexOptions.CultureInvariant)]
    private static partial Regex Digits();
}
