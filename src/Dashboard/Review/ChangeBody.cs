using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Http.HttpResults;
using Surgical.Analyzer;
using Surgical.Analyzer.Findings;
using Surgical.Cases.Chart;
using Surgical.Cases.Chart.Moments;

namespace Surgical.Dashboard.Review;

/// <summary>Reads a person's change from a request: every key known, none twice, none of another kind.</summary>
internal static partial class ChangeBody
{
    /// <summary>Bytes of one request: the longest texts and all boxes fit many times.</summary>
    public const int Greatest = 1 << 20;

    private static readonly JsonSerializerOptions Strict = new(AnalysisJson.Options)
    {
        AllowDuplicateProperties = false,
        PropertyNameCaseInsensitive = false,
        RespectNullableAnnotations = true,
        RespectRequiredConstructorParameters = true,
        UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
    };

    // The serialiser names no choices.
    private static readonly Dictionary<string, string> Choices = new()
    {
        ["$.verdict"] = Listed<CorrectionVerdict>(),
        ["$.kind"] = Listed<MomentKind>(),
        ["$.severity"] = Listed<MomentSeverity>(),
        ["$.state"] = Listed<MomentState>(),
    };

    /// <param name="what">It is, with its article, for messages.</param>
    /// <param name="request">Its body is read.</param>
    /// <param name="cancellationToken">Ends it.</param>
    /// <returns>The change, or a refusal that says what is wrong with the body.</returns>
    public static async Task<(T? Said, ProblemHttpResult? Refusal)> ReadAsync<T>(
        string what, HttpRequest request, CancellationToken cancellationToken)
        where T : class
    {
        try
        {
            var said = await JsonSerializer.DeserializeAsync<T>(request.Body, Strict, cancellationToken);
            return said is null ? (null, Refused("Expected a JSON object, got null.")) : (said, null);
        }
        catch (JsonException unreadable)
        {
            return (null, Refused(
                $"Expected {what} in JSON as /openapi/v1.json describes it: {Words(unreadable)}"));
        }
        catch (BadHttpRequestException broken)
        {
            var words = broken.StatusCode == StatusCodes.Status413PayloadTooLarge
                ? $"Expected at most {Greatest} bytes, but the body is larger."
                : "Expected a whole request, but it broke off; send it again.";
            return (null, TypedResults.Problem(words, statusCode: broken.StatusCode));
        }
    }

    private static ProblemHttpResult Refused(string words) =>
        TypedResults.Problem(words, statusCode: StatusCodes.Status400BadRequest);

    private static string Listed<TEnum>()
        where TEnum : struct, Enum => string.Join(" or ", Enum.GetValues<TEnum>().Select(Spelling.Of));

    private static string Words(JsonException unreadable) => Choices.TryGetValue(unreadable.Path ?? "", out var choices)
        ? $"{unreadable.Path![2..]} is {choices}, and something else came."
        : TypeName().Replace(unreadable.Message, "")
            .Replace(
                "could not be mapped to any .NET member contained", "is not among its keys", StringComparison.Ordinal)
            .Replace("could not be converted", "is of another kind", StringComparison.Ordinal);

    // The serialiser's words name the key, the kind that was expected and the place; our types concern no client.
    [GeneratedRegex(
        @"( to| for type| type| in type)? '?(Surgical|System)\.[A-Za-z.`0-9\[\], ]+'?", RegexOptions.CultureInvariant)]
    private static partial Regex TypeName();
}
