using System.Globalization;
using System.Net;
using System.Text.RegularExpressions;

namespace Surgical.ModelImport.Hub;

/// <summary>What the Hub says of its limits where it does not say Retry-After. Pure.</summary>
/// <remarks>https://huggingface.co/docs/hub/rate-limits: RateLimit: "api";r=0;t=55.</remarks>
internal static partial class RateLimit
{
    /// <summary>Until the limit is lifted; null where it is not the limit that refused, or nothing is said.</summary>
    public static TimeSpan? Asked(HttpResponseMessage answer) =>
        answer.StatusCode is HttpStatusCode.TooManyRequests
            && answer.Headers.TryGetValues("RateLimit", out var values)
            && Seconds().Match(string.Join(';', values)) is { Success: true } left
            ? TimeSpan.FromSeconds(int.Parse(left.Groups[1].Value, CultureInfo.InvariantCulture))
            : null;

    [GeneratedRegex(@";\s*t=([0-9]{1,6})(?![0-9])", RegexOptions.CultureInvariant)]
    private static partial Regex Seconds();
}
