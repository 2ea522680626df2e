using System.Net;
using System.Net.Http.Headers;
using System.Text.Json;
using Surgical.Models.Contract;

namespace Surgical.Models.Remote.Connection;

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

    private readonly ServerFailure _failure = new(address, options.Key is not null);

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
    public Task<HttpResponseMessage> SendAsync(string path, byte[]? body, CancellationToken cancellationToken) =>
        SendAsync(path, body, static response => response.IsSuccessStatusCode, cancellationToken);

    /// <summary>Gets the list of models.</summary>
    /// <returns>Null where the server has none.</returns>
    /// <exception cref="ServerUnavailableException">Another try may help.</exception>
    /// <exception cref="ModelException">What comes is no JSON, or the server refuses.</exception>
    public async Task<JsonElement?> ListAsync(CancellationToken cancellationToken)
    {
        try
        {
            using var response = await SendAsync(
                "models", body: null, answer => answer.IsSuccessStatusCode || IsMissing(answer), cancellationToken);
            if (IsMissing(response))
            {
                return null;
            }

            await response.Content.LoadIntoBufferAsync(LongestJson, cancellationToken);
            return JsonElement.Parse(await response.Content.ReadAsByteArrayAsync(cancellationToken));
        }
        catch (Exception broken) when (broken is IOException or HttpRequestException)
        {
            throw new ServerUnavailableException($"{address.Server}: the answer broke off.", inner: broken);
        }
        catch (RefusedRequestException refused)
        {
            throw refused.Final;
        }
        catch (JsonException)
        {
            throw new ModelException(
                $"{address.Server}: expected JSON at models, came something else; does the URL end with /v1?");
        }
    }

    public void Dispose() => _client.Dispose();

    /// <summary>What an error in the middle of an answer means.</summary>
    public Exception Failed(ServerError error) =>
        _failure.Of(
            error.Status,
            $"The server failed while it answered: {(error.Words.Length > 0 ? error.Words : "it does not say why")}",
            after: null,
            whileAnswering: true);

    /// <summary>A server's words, fit for a terminal.</summary>
    public static string Quoted(string text) =>
        string.Concat(text.Select(character => char.IsControl(character) ? ' ' : character).Take(LongestQuote)).Trim();

    // Below an address that ends as it should, it is the list that is missing and not the server.
    private bool IsMissing(HttpResponseMessage response) =>
        response.StatusCode is HttpStatusCode.NotFound or HttpStatusCode.MethodNotAllowed
            or HttpStatusCode.NotImplemented
        && address.Server.EndsWith("/v1", StringComparison.Ordinal);

    private async Task<HttpResponseMessage> SendAsync(
        string path, byte[]? body, Func<HttpResponseMessage, bool> isAnswer, CancellationToken cancellationToken)
    {
        using var request = Request(path, body);
        HttpResponseMessage? response = null;
        try
        {
            response = await _client.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, cancellationToken);
            return isAnswer(response) ? response : throw await FailureAsync(response, cancellationToken);
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
            if (response is not null && !isAnswer(response))
            {
                response.Dispose();
            }
        }
    }

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
        var reason = await ReasonAsync(response, cancellationToken);
        var said = status >= 500 && reason.Length == 0 && response.RequestMessage?.Method == HttpMethod.Post
            ? $"{address.Server} gave no reason (perhaps it cannot read the picture, has no chat template or no memory "
                + $"left; its own log may tell): it answered {status} {response.ReasonPhrase}."
            : $"{address.Server} answered {status} {response.ReasonPhrase}{reason}.";
        return _failure.Of(status, said, RetryAfter.Asked(response.Headers, time), whileAnswering: false);
    }

    private static async Task<string> ReasonAsync(HttpResponseMessage response, CancellationToken cancellationToken)
    {
        try
        {
            await response.Content.LoadIntoBufferAsync(LongestJson, cancellationToken);
            var text = await response.Content.ReadAsStringAsync(cancellationToken);
            return WordsIn(text, response) is { Length: > 0 } words ? $" ({words})" : "";
        }
        catch (Exception unreadable) when (
            unreadable is IOException or HttpRequestException or InvalidOperationException)
        {
            return "";
        }
    }

    private static string? WordsIn(string text, HttpResponseMessage response)
    {
        try
        {
            return ServerError.WordsIn(JsonElement.Parse(text));
        }
        catch (JsonException)
        {
            // A page would be quoted from its head; the status in words tells nothing more.
            return response.Content.Headers.ContentType?.MediaType == "text/plain"
                && !string.Equals(text.Trim(), response.ReasonPhrase, StringComparison.OrdinalIgnoreCase)
                ? Quoted(text)
                : null;
        }
    }
}
