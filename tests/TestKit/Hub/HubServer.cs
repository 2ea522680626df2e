using System.Collections.Concurrent;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;

namespace Surgical.TestKit.Hub;

/// <summary>
/// One model repository, served as the Hugging Face Hub serves it: revisions, lists of files in pages, small files from
/// the Hub itself, large ones by a redirection to another host. A test can step in.
/// </summary>
public sealed class HubServer : IAsyncDisposable
{
    private WebApplication _app = null!;
    private readonly List<HubEntry> _entries = [];

    private HubServer()
    {
    }

    /// <summary>Name of the repository.</summary>
    public string Id { get; set; } = "org/model";

    /// <summary>What "main" is.</summary>
    public string Commit { get; set; } = new('c', 40);

    /// <summary>Where the Hub is: HF_ENDPOINT.</summary>
    public Uri Endpoint { get; private set; } = null!;

    /// <summary>Where large files are; another host to a client.</summary>
    public Uri Store { get; private set; } = null!;

    /// <summary>Files on a page of a list.</summary>
    public int PageSize { get; set; } = 2;

    /// <summary>What only the holder of a token may have; null for everybody.</summary>
    public string? Token { get; set; }

    /// <summary>Answers instead of the Hub, and says so by true.</summary>
    public Func<HttpContext, Task<bool>> Instead { get; set; } = _ => Task.FromResult(false);

    /// <summary>Every request, in the order of arrival.</summary>
    public ConcurrentQueue<HubRequest> Requests { get; } = [];

    /// <summary>Starts it on two free ports of this machine.</summary>
    public static async Task<HubServer> StartAsync(CancellationToken cancellationToken)
    {
        var server = new HubServer();
        (server._app, var addresses) = await LocalServer.StartAsync(
            "http://127.0.0.1:0;http://[::1]:0", server.AnswerAsync, cancellationToken);
        server.Endpoint = new Uri(addresses[0]);
        server.Store = new Uri(addresses[1]);
        return server;
    }

    /// <summary>Adds a file that git holds.</summary>
    public HubServer AddSmall(string path, byte[] content) => Add(path, content, isLarge: false);

    /// <summary>Adds a file whose content lies elsewhere.</summary>
    public HubServer AddLarge(string path, byte[] content) => Add(path, content, isLarge: true);

    /// <summary>Adds the files of a folder; safetensors are large.</summary>
    public HubServer AddFolder(string folder)
    {
        foreach (var file in Directory.EnumerateFiles(folder).Order(StringComparer.Ordinal))
        {
            Add(
                Path.GetFileName(file), File.ReadAllBytes(file),
                file.EndsWith(".safetensors", StringComparison.Ordinal));
        }

        return this;
    }

    /// <summary>A file's content, and what the list says of it, to be spoilt by a test.</summary>
    public HubEntry this[string path] => _entries.Single(entry => entry.Path == path);

    /// <summary>How often a file's content was asked for, from the Hub or from its store.</summary>
    public int Fetches(string path) =>
        Requests.Count(request => request.Path.EndsWith($"/{path}", StringComparison.Ordinal));

    /// <inheritdoc />
    public ValueTask DisposeAsync() => _app.DisposeAsync();

    private HubServer Add(string path, byte[] content, bool isLarge)
    {
        _entries.Add(new HubEntry(path, content, isLarge));
        return this;
    }

    private async Task AnswerAsync(HttpContext context)
    {
        Requests.Enqueue(new(
            $"{context.Request.Path}", context.Request.Headers.Authorization, context.Request.Headers.Range,
            IsStore(context)));
        if (await Instead(context))
        {
            return;
        }

        var path = context.Request.Path.Value!;
        await (path switch
        {
            _ when IsStore(context) => SendAsync(context, this[path["/store/".Length..]]),
            _ when path == $"/api/models/{Id}/revision/main" || path == $"/api/models/{Id}/revision/{Commit}" =>
                context.Response.WriteAsync(new JsonObject { ["id"] = Id, ["sha"] = Commit }.ToJsonString()),
            _ when path.StartsWith($"/api/models/{Id}/revision/", StringComparison.Ordinal) =>
                RefuseAsync(context, 404, "RevisionNotFound"),
            _ when path == $"/api/models/{Id}/tree/{Commit}" => ListAsync(context),
            _ when path.StartsWith($"/{Id}/resolve/{Commit}/", StringComparison.Ordinal) =>
                ResolveAsync(context, this[path[$"/{Id}/resolve/{Commit}/".Length..]]),
            _ => RefuseAsync(context, 401, "RepoNotFound"),
        });
    }

    private bool IsStore(HttpContext context) => context.Connection.LocalPort == Store.Port;

    private Task ListAsync(HttpContext context)
    {
        var from = int.TryParse(context.Request.Query["cursor"], out var cursor) ? cursor : 0;
        if (from + PageSize < _entries.Count)
        {
            context.Response.Headers.Link =
                $"<{Endpoint.AbsoluteUri}api/models/{Id}/tree/{Commit}?recursive=true&cursor={from + PageSize}>; "
                + "rel=\"next\"";
        }

        JsonArray page = [.. _entries.Skip(from).Take(PageSize).Select(entry => entry.Json())];
        page.Add(new JsonObject
        {
            ["type"] = "directory",
            ["path"] = "original",
            ["oid"] = new string('d', 40),
            ["size"] = 0,
        });
        return context.Response.WriteAsync(page.ToJsonString());
    }

    private Task ResolveAsync(HttpContext context, HubEntry entry)
    {
        context.Response.Headers["X-Repo-Commit"] = Commit;
        if (Token is { } token && context.Request.Headers.Authorization != $"Bearer {token}")
        {
            return RefuseAsync(context, context.Request.Headers.Authorization.Count == 0 ? 401 : 403, "GatedRepo");
        }

        if (!entry.IsLarge)
        {
            return SendAsync(context, entry);
        }

        context.Response.Headers["X-Linked-Etag"] = $"\"{entry.Etag}\"";
        context.Response.Headers["X-Linked-Size"] = $"{entry.Size}";
        context.Response.Redirect($"{Store.AbsoluteUri}store/{entry.Path}?signature=secret");
        return Task.CompletedTask;
    }

    private Task SendAsync(HttpContext context, HubEntry entry)
    {
        context.Response.Headers.ETag = IsStore(context) ? "\"an-etag-of-the-store\"" : $"\"{entry.Etag}\"";
        var from = context.Request.Headers.Range.ToString() is { Length: > 0 } range
            ? int.Parse(range["bytes=".Length..].TrimEnd('-'), System.Globalization.CultureInfo.InvariantCulture)
            : 0;
        if (from > 0)
        {
            context.Response.StatusCode = 206;
            context.Response.Headers.ContentRange = $"bytes {from}-{entry.Content.Length - 1}/{entry.Content.Length}";
        }

        context.Response.ContentLength = entry.Content.Length - from;
        return context.Response.Body.WriteAsync(entry.Content.AsMemory(from)).AsTask();
    }

    private static Task RefuseAsync(HttpContext context, int status, string code)
    {
        context.Response.StatusCode = status;
        context.Response.Headers["X-Error-Code"] = code;
        return context.Response.WriteAsync("{}");
    }
}

/// <summary>A request that came.</summary>
/// <param name="Path">Of the address.</param>
/// <param name="Authorization">The header; null without one.</param>
/// <param name="Range">The header; null without one.</param>
/// <param name="IsStore">Whether the store was asked, not the Hub.</param>
public sealed record HubRequest(string Path, string? Authorization, string? Range, bool IsStore);

/// <summary>A file of the repository.</summary>
public sealed class HubEntry
{
    internal HubEntry(string path, byte[] content, bool isLarge)
    {
        Path = path;
        Content = content;
        Size = content.Length;
        IsLarge = isLarge;
        Etag = isLarge
            ? Convert.ToHexStringLower(SHA256.HashData(content))
            : GitBlob(content);
    }

    /// <summary>In the repository.</summary>
    public string Path { get; }

    /// <summary>Whether git holds a pointer only.</summary>
    public bool IsLarge { get; }

    /// <summary>What is sent.</summary>
    public byte[] Content { get; set; }

    /// <summary>What the list says.</summary>
    public long Size { get; set; }

    /// <summary>What the list says: SHA-256 of a large file, git's SHA-1 of a small one.</summary>
    public string Etag { get; set; }

    /// <summary>What git calls content.</summary>
    public static string GitBlob(ReadOnlySpan<byte> content)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA1);
        hash.AppendData(Encoding.ASCII.GetBytes($"blob {content.Length}\0"));
        hash.AppendData(content);
        return Convert.ToHexStringLower(hash.GetHashAndReset());
    }

    internal JsonNode Json()
    {
        var entry = new JsonObject { ["type"] = "file", ["path"] = Path, ["size"] = Size };
        entry["oid"] = IsLarge ? GitBlob("a pointer"u8) : Etag;
        if (IsLarge)
        {
            entry["lfs"] = new JsonObject { ["oid"] = Etag, ["size"] = Size, ["pointerSize"] = 134 };
        }

        return entry;
    }
}
