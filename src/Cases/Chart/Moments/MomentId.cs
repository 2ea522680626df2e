using System.Globalization;
using Surgical.Analyzer.Findings;

namespace Surgical.Cases.Chart.Moments;

/// <summary>
/// How a moment is called: by the number of its event, and a flag of the system by the number of its key frame's event
/// and its code, as in "12-safety".
/// </summary>
/// <param name="Number">Of the event.</param>
/// <param name="Code">Of the flag; null where a person spoke.</param>
public sealed record MomentId(long Number, FlagCode? Code = null)
{
    private static readonly Dictionary<string, FlagCode> Codes =
        Enum.GetValues<FlagCode>().ToDictionary(Spelling.Of, StringComparer.Ordinal);

    /// <summary>Reads an id; null where it is none.</summary>
    public static MomentId? Parse(string id)
    {
        var parts = id.Split('-', 2);
        return !long.TryParse(parts[0], NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? null
            : parts.Length == 1 ? new(number)
            : Codes.TryGetValue(parts[1], out var code) ? new(number, code)
            : null;
    }

    /// <summary>As it is written.</summary>
    public override string ToString() => Code is { } code
        ? string.Create(CultureInfo.InvariantCulture, $"{Number}-{Spelling.Of(code)}")
        : Number.ToString(CultureInfo.InvariantCulture);
}
