using System.IO.Compression;

namespace Surgical.Dashboard.Tests.Packing;

/// <summary>Asks as a browser does that takes a coding, and unpacks what comes.</summary>
internal static class Unpacked
{
    public static HttpRequestMessage Request(string path, string? accepted)
    {
        var request = new HttpRequestMessage(HttpMethod.Get, path);
        if (accepted is not null)
        {
            request.Headers.TryAddWithoutValidation("Accept-Encoding", accepted);
        }

        return request;
    }

    public static async Task<byte[]> BytesAsync(HttpResponseMessage response, CancellationToken cancellationToken)
    {
        response.EnsureSuccessStatusCode();
        await using var body = await response.Content.ReadAsStreamAsync(cancellationToken);
        await using Stream plain = response.Content.Headers.ContentEncoding.SingleOrDefault() switch
        {
            null => body,
            "br" => new BrotliStream(body, CompressionMode.Decompress),
            "gzip" => new GZipStream(body, CompressionMode.Decompress),
            var other => throw new InvalidDataException($"Expected br, gzip or nothing, got {other}."),
        };
        using var bytes = new MemoryStream();
        await plain.CopyToAsync(bytes, cancellationToken);
        return bytes.ToArray();
    }
}
