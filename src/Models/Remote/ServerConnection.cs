using System.Net;
using System.Net.Http.Headers;
using System.Text.Json;
using Surgical.Models.Contract;

namespace Surgical.Models.Remote;

/// <summary>
/// One server that speaks OpenAI's HTTP API, one attempt a call. Redirections are refused: a key stays where it was
/// sent.
/// </summary>
/// <param name="address">Of the server.</param>
/// <param name="options">Key and time limits.</param>
/// <param name="time">Reads a date in Retry-After.</param>
internal sealed class ServerConnection(
    RemoteModelAddress address, RemoteModelOptions options, TimeProvider time) : IDisposable
{
    private const int LongestQuote = 300;
    private const long LongestJson = 16 << 20;

    private readonly HttpClient _client = new(new SocketsHttpHandler
    {
        AllowAutoRedirect = false,
        UseCookies = false,

        // What is said to stay on this machine must not go to another one that http_proxy names.
        UseProxy = !address.Url.IsLoopback,
        ConnectTimeout = options.ConnectWithin,
    })
    {
        Timeout = Timeout.InfiniteTimeSpan,
    };

    /// <summary>Sends a request. The caller disposes the answer.</summary>
    /// <param name="path">After /v1/.</param>
    /// <param name="body">JSON to post; null to get.</param>
    /// <param name="cancellationToken">Stops it.</param>
    /// <returns>A success.</returns>
    /// <exception cref="ServerUnavailableException">Another try may help.</exception>
    /// <exception cref="RefusedRequestException">The server does not like the request.</exception>
    /// <exception cref="ModelException">Refused for another reason.</exception>
    public async Task<HttpResponseMessage> SendAsync(string path, byte[]? body, CancellationToken cancellationToken)
    {
        using var request = Request(path, body);
        HttpResponseMessage? response = null;
        try
        {
            response = await _client.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, cancellationToken);
            return response.IsSuccessStatusCode ? response : throw await FailureAsync(response, cancellationToken);
        }
        catch (HttpRequestException broken)
        {
            throw new ServerUnavailableException(
                $"{address.Server} cannot be reached: {broken.Message}", inner: broken);
        }
        catch (TaskCanceledException slow) when (!cancellationToken.IsCancellationRequested)
        {
            throw new ServerUnavailableException(
                $"{address.Server} cannot be reached: no connection within {options.ConnectWithin.TotalSeconds:0.#} s.",
                inner: slow);
        }
        finally
        {
            if (response is { IsSuccessStatusCode: false })
            {
                response.Dispose();
            }
        }
    }

    /// <summary>Gets JSON.</summary>
    /// <exception cref="ModelException">What comes is none.</exception>
    public async Task<JsonElement> GetAsync(string path, CancellationToken cancellationToken)
    {
        using var response = await SendAsync(path, body: null, cancellationToken);
        try
        {
            await response.Content.LoadIntoBufferAsync(LongestJson, cancellationToken);
            return JsonElement.Parse(await response.Content.ReadAsByteArrayAsync(cancellationToken));
        }
        catch (Exception broken) when (broken is IOException or HttpRequestException)
        {
            throw new ServerUnavailableException($"{address.Server}: the answer broke off.", inner: broken);
        }
        catch (JsonException)
        {
            throw new ModelException(
                $"{address.Server}: expected JSON at {path}, came something else; does the URL end with /v1?");
        }
    }

    public void Dispose() => _client.Dispose();

    /// <summary>A server's words, fit for a terminal.</summary>
    public static string Quoted(string text) =>
        string.Concat(text.Select(character => char.IsControl(character) ? ' ' : character).Take(LongestQuote)).Trim();

    private HttpRequestMessage Request(string path, byte[]? body)
    {
        var request = new HttpRequestMessage(body is null ? HttpMethod.Get : HttpMethod.Post, address.Address(path));
        request.Headers.Authorization = options.Key is { } key ? Bearer(key) : null;
        if (body is not null)
        {
            request.Content = new ByteArrayContent(body);
            request.Content.Headers.ContentType = new MediaTypeHeaderValue("application/json");
        }

        return request;
    }

    private static AuthenticationHeaderValue Bearer(string key) => key.All(character => character is > ' ' and <= '~')
        ? new AuthenticationHeaderValue("Bearer", key)
        : throw new ModelException(
            "Expected a key of letters, digits and signs in SURGICAL_API_KEY or OPENAI_API_KEY.");

    private async Task<Exception> FailureAsync(HttpResponseMessage response, CancellationToken cancellationToken)
    {
        var status = (int)response.StatusCode;
        var said = $"{address.Server} answered {status} {response.ReasonPhrase}"
            + $"{await ReasonAsync(response, cancellationToken)}.";
        return response.StatusCode switch
        {
            HttpStatusCode.RequestTimeout or HttpStatusCode.TooManyRequests =>
                new ServerUnavailableException(said, RetryAfter.Asked(response.Headers, time)),
            >= HttpStatusCode.InternalServerError =>
                new ServerUnavailableException(said, RetryAfter.Asked(response.Headers, time)),
            HttpStatusCode.Unauthorized or HttpStatusCode.Forbidden => new ModelException(
                options.Key is null
                    ? $"{said} No key was found in SURGICAL_API_KEY or OPENAI_API_KEY."
                    : $"{said} It does not accept the key."),
            HttpStatusCode.BadRequest or HttpStatusCode.UnprocessableEntity => new RefusedRequestException(said),
            HttpStatusCode.NotFound => new ModelException(
                $"{said} Does the URL end with /v1, and is {address.Name} served there?"),
            _ => new ModelException(said),
        };
    }

    private static async Task<string> ReasonAsync(HttpResponseMessage response, CancellationToken cancellationToken)
    {
        try
        {
            await response.Content.LoadIntoBufferAsync(LongestJson, cancellationToken);
            return ServerError.In(JsonElement.Parse(await response.Content.ReadAsByteArrayAsync(cancellationToken)))
                is { } text
                ? $" ({text})"
                : "";
        }
        catch (Exception unreadable) when (unreadable is JsonException or IOException or HttpRequestException)
        {
            return "";
        }
    }
}
