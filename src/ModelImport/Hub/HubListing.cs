using System.Net.Http.Headers;
using System.Text.Json;
using Surgical.Models.Files;

namespace Surgical.ModelImport.Hub;

/// <summary>Asks the Hub's API what a revision is, and which files a commit has.</summary>
/// <param name="connection">Borrowed.</param>
/// <param name="access">Where the Hub is.</param>
/// <param name="retries">Asks again.</param>
/// <param name="time">Measures a server's silence.</param>
internal sealed class HubListing(HubConnection connection, HubAccess access, Retries retries, TimeProvider time)
{
    // A page has a thousand files; no model has as many pages.
    private const int MostPages = 100;

    private const long LongestAnswer = 32 << 20;

    /// <summary>The commit that a revision is now.</summary>
    /// <exception cref="ImportException">Refused, or out of reach (an <see cref="UnavailableException"/> is in
    /// it).</exception>
    public async Task<string> CommitAsync(RepositoryName name, int tries, CancellationToken cancellationToken)
    {
        var (json, _) = await JsonAsync(
            Address($"api/models/{name.Id}/revision/{Uri.EscapeDataString(name.Revision)}"), name, tries,
            cancellationToken);
        return Text(json, "sha") is { } commit && RepositoryName.IsCommitId(commit)
            ? commit
            : throw NotTheHub(name, "the commit of a revision");
    }

    /// <summary>Every file of a commit.</summary>
    /// <exception cref="ImportException">Refused, or not to be reached.</exception>
    public async Task<IReadOnlyList<HubFile>> FilesAsync(
        RepositoryName name, string commit, CancellationToken cancellationToken)
    {
        List<HubFile> files = [];
        Uri? page = Address($"api/models/{name.Id}/tree/{commit}?recursive=true");
        for (var pages = 0; page is not null && pages < MostPages; pages++)
        {
            var (json, next) = await JsonAsync(page, name, Retries.Usual, cancellationToken);
            if (json.ValueKind != JsonValueKind.Array)
            {
                throw NotTheHub(name, "a list of files");
            }

            var entries = json.EnumerateArray().Where(entry => Text(entry, "type") == "file");
            files.AddRange(entries.Select(entry => FileOf(entry, name)));
            page = next;
        }

        return page is null ? files : throw NotTheHub(name, $"a list of files of at most {MostPages} pages");
    }

    /// <summary>Where a file of a commit is fetched.</summary>
    public Uri AddressOf(HubFile file, RepositoryName name, string commit) =>
        Address($"{name.Id}/resolve/{commit}/{string.Join('/', file.Path.Split('/').Select(Uri.EscapeDataString))}");

    private async Task<(JsonElement Json, Uri? Next)> JsonAsync(
        Uri address, RepositoryName name, int tries, CancellationToken cancellationToken) => await retries.RunAsync(
        async () =>
        {
            using var answer = await connection.GetAsync(address, from: 0, name, cancellationToken);
            return (await ReadAsync(answer.Response.Content, name, cancellationToken),
                Next(answer.Response.Headers, address));
        },
        () => 0,
        tries,
        cancellationToken);

    private async Task<JsonElement> ReadAsync(
        HttpContent content, RepositoryName name, CancellationToken cancellationToken)
    {
        using var silence = new CancellationTokenSource(access.Silence, time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, silence.Token);
        try
        {
            await content.LoadIntoBufferAsync(LongestAnswer, either.Token);
            return JsonElement.Parse(await content.ReadAsByteArrayAsync(either.Token));
        }
        catch (JsonException)
        {
            throw NotTheHub(name, "JSON");
        }
        catch (Exception broken) when (
            broken is IOException or HttpRequestException
            || (broken is OperationCanceledException && !cancellationToken.IsCancellationRequested))
        {
            throw new UnavailableException($"{name}: the Hub's answer broke off.", inner: broken);
        }
    }

    private HubFile FileOf(JsonElement entry, RepositoryName name)
    {
        var large = entry.TryGetProperty("lfs", out var lfs) && lfs.ValueKind == JsonValueKind.Object;
        var size = (large ? lfs : entry).TryGetProperty("size", out var number)
            && number.ValueKind == JsonValueKind.Number && number.TryGetInt64(out var bytes) ? bytes : -1;
        var file = new HubFile(
            Text(entry, "path") ?? "", size, Text(entry, "oid") ?? "", large ? Text(lfs, "oid") ?? "" : null);
        return file.IsSound ? file : throw NotTheHub(name, "every file with its path, size and digest");
    }

    private static string? Text(JsonElement json, string key) =>
        json.ValueKind == JsonValueKind.Object
            && json.TryGetProperty(key, out var value) && value.ValueKind == JsonValueKind.String
            ? value.GetString()
            : null;

    // Link: <ADDRESS>; rel="next"
    private static Uri? Next(HttpResponseHeaders headers, Uri address)
    {
        var links = headers.TryGetValues("Link", out var values) ? string.Join(',', values) : "";
        var next = links.Split(',').FirstOrDefault(link => link.Contains("rel=\"next\"", StringComparison.Ordinal));
        var (start, end) = (next?.IndexOf('<') ?? -1, next?.IndexOf('>') ?? -1);
        return start >= 0 && end > start && Uri.TryCreate(address, next![(start + 1)..end], out var found)
            ? found
            : null;
    }

    private Uri Address(string path) => new($"{access.Endpoint.AbsoluteUri.TrimEnd('/')}/{path}");

    private ImportException NotTheHub(RepositoryName name, string expected) =>
        new($"{name}: expected {expected} from {access.Endpoint.Host}, came something else; is HF_ENDPOINT the Hub?");
}
