using System.Net;
using System.Net.Http.Headers;
using Surgical.Models.Files;
using Surgical.Models.Remote;

namespace Surgical.ModelImport.Hub;

/// <summary>
/// Asks the Hub over HTTP, one attempt a call. The token goes to the Hub's own address alone. Any thread.
/// </summary>
/// <param name="access">Where the Hub is, and who asks.</param>
/// <param name="time">Measures a server's silence.</param>
internal sealed class HubConnection(HubAccess access, TimeProvider time) : IDisposable
{
    private const int MostRedirects = 10;

    private readonly HttpClient _client = new(new SocketsHttpHandler
    {
        AllowAutoRedirect = false,
        UseCookies = false,
        ConnectTimeout = TimeSpan.FromSeconds(15),
    })
    {
        Timeout = Timeout.InfiniteTimeSpan,
    };

    /// <summary>Asks for an address, from a byte on, and follows where the Hub points.</summary>
    /// <param name="address">Absolute.</param>
    /// <param name="from">First byte that is wanted; the answer may begin earlier.</param>
    /// <param name="name">For messages.</param>
    /// <param name="cancellationToken">Stops the request.</param>
    /// <returns>Given, or not to be had from that byte on (416). The caller disposes it.</returns>
    /// <exception cref="UnavailableException">Another try may help.</exception>
    /// <exception cref="ImportException">Refused.</exception>
    public async Task<HubAnswer> GetAsync(
        Uri address, long from, RepositoryName name, CancellationToken cancellationToken)
    {
        string? etag = null;
        for (var hop = 0; hop <= MostRedirects; hop++)
        {
            var response = await SendAsync(address, from, cancellationToken);
            try
            {
                if (IsHub(address))
                {
                    etag ??= EtagOf(response);
                }

                if (response.IsSuccessStatusCode || response.StatusCode == HttpStatusCode.RequestedRangeNotSatisfiable)
                {
                    var answer = new HubAnswer(response, etag);
                    response = null;
                    return answer;
                }

                address = Next(response, address) ?? throw Failure(response, address, name);
            }
            finally
            {
                response?.Dispose();
            }
        }

        throw new ImportException($"{name}: expected a file, came more than {MostRedirects} redirections.");
    }

    public void Dispose() => _client.Dispose();

    private async Task<HttpResponseMessage> SendAsync(Uri address, long from, CancellationToken cancellationToken)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, address);
        request.Headers.UserAgent.Add(new ProductInfoHeaderValue("surgical", null));
        request.Headers.AcceptEncoding.Add(new StringWithQualityHeaderValue("identity"));
        request.Headers.Range = from > 0 ? new RangeHeaderValue(from, null) : null;
        if (access.Token is { } token && IsHub(address))
        {
            request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", token.Value);
        }

        using var silence = new CancellationTokenSource(access.Silence, time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, silence.Token);
        try
        {
            return await _client.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, either.Token);
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            throw new UnavailableException(
                $"{address.Host} did not answer for {access.Silence.TotalSeconds:F0} seconds.");
        }
        catch (HttpRequestException broken)
        {
            throw new UnavailableException($"{address.Host} cannot be reached: {broken.Message}", inner: broken);
        }
    }

    private Exception Failure(HttpResponseMessage response, Uri address, RepositoryName name)
    {
        var answered = $"answered {(int)response.StatusCode} {response.ReasonPhrase}";
        return response.StatusCode switch
        {
            // The link to a large file is signed for a while: the next try asks the Hub for a new one. A mirror that
            // sends to the Hub itself gets the Hub's own refusals.
            HttpStatusCode.Unauthorized or HttpStatusCode.Forbidden or HttpStatusCode.NotFound or HttpStatusCode.Gone
                when !IsHub(address) && !HubRefusal.IsHubs(response) => new UnavailableException(
                    $"{name}: {address.Host}, where the Hub keeps the file, {answered}: the Hub's link to it has "
                    + "expired, or something on the way (a proxy, a clock that is wrong) forbids it."),
            HttpStatusCode.RequestTimeout or HttpStatusCode.TooManyRequests or HttpStatusCode.InternalServerError
                or HttpStatusCode.BadGateway or HttpStatusCode.ServiceUnavailable or HttpStatusCode.GatewayTimeout =>
                new UnavailableException(
                    $"{name}: {(IsHub(address) ? "the Hub" : address.Host)} {answered}.",
                    RetryAfter.Asked(response.Headers, time) ?? RateLimit.Asked(response)),
            _ => HubRefusal.Of(response, name, access),
        };
    }

    private static Uri? Next(HttpResponseMessage response, Uri address) =>
        (int)response.StatusCode is 301 or 302 or 303 or 307 or 308 && response.Headers.Location is { } location
            && new Uri(address, location) is { Scheme: "https" or "http" } next
            ? next
            : null;

    private bool IsHub(Uri address) =>
        address.Scheme == access.Endpoint.Scheme && address.Authority == access.Endpoint.Authority;

    // The linked one names the content of a large file, whose own address redirects to a store with etags of its own.
    private static string? EtagOf(HttpResponseMessage response)
    {
        var etag = response.Headers.TryGetValues("X-Linked-Etag", out var linked) ? linked.First()
            : response.IsSuccessStatusCode && response.Headers.TryGetValues("ETag", out var own) ? own.First()
            : null;
        return etag?.Replace("W/", "", StringComparison.Ordinal).Trim('"');
    }
}

/// <summary>What the Hub gave; its owner disposes it.</summary>
/// <param name="Response">Headers read, content not.</param>
/// <param name="Etag">The Hub's name for the content; null where it does not say.</param>
internal sealed record HubAnswer(HttpResponseMessage Response, string? Etag) : IDisposable
{
    public void Dispose() => Response.Dispose();
}
