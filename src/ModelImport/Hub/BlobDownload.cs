using System.Net;
using Surgical.Disk;
using Surgical.ModelImport.Hub.Cache;
using Surgical.Models.Files;

namespace Surgical.ModelImport.Hub;

/// <summary>
/// Fetches files of one commit into the cache, each under its lock; goes on where a broken connection stopped.
/// </summary>
/// <param name="connection">Borrowed.</param>
/// <param name="access">Where the Hub is.</param>
/// <param name="retries">Asks again.</param>
/// <param name="repository">Where the files go.</param>
/// <param name="time">Measures a server's silence.</param>
internal sealed class BlobDownload(
    HubConnection connection, HubAccess access, Retries retries, CachedRepository repository, TimeProvider time)
{
    private const int BufferSize = 1 << 18;

    /// <summary>Fetches a file unless it is there.</summary>
    /// <param name="wanted">Which.</param>
    /// <param name="cancellationToken">Stops; what has come stays for the next time.</param>
    /// <exception cref="ImportException">The Hub does not give the file, or gives another.</exception>
    /// <exception cref="IOException">The cache cannot be written.</exception>
    public async Task RunAsync(WantedFile wanted, CancellationToken cancellationToken)
    {
        var path = repository.Lock(wanted.File);
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        using var alone = await FolderLock.TakeAsync(path, time, cancellationToken);
        if (!repository.Has(wanted.File))
        {
            using var part = BlobPart.Open(wanted.File, repository.Blob(wanted.File), cancellationToken);
            await FetchAsync(wanted, part, cancellationToken);
        }

        wanted.Grew(wanted.File.Size);
    }

    private async Task FetchAsync(WantedFile wanted, BlobPart part, CancellationToken cancellationToken)
    {
        // What an earlier pull left may be spoilt: only bytes that were fetched from the first on say that the Hub is
        // wrong.
        for (var fromStart = part.Length == 0; ; fromStart = true)
        {
            await retries.RunAsync(
                () => GoOnAsync(wanted, part, cancellationToken), () => part.Length, Retries.Usual, cancellationToken);
            if (part.Finish() is not { } digest)
            {
                return;
            }

            if (fromStart)
            {
                throw new ImportException(
                    $"{wanted.Subject}: expected content with the digest {wanted.File.Etag}, as the repository lists, "
                    + $"came {digest}.");
            }
        }
    }

    private async Task<long> GoOnAsync(WantedFile wanted, BlobPart part, CancellationToken cancellationToken)
    {
        if (part.Length == wanted.File.Size && part.Length > 0)
        {
            return part.Length;
        }

        using var answer = await connection.GetAsync(wanted.Address, part.Length, wanted.Name, cancellationToken);
        Begin(wanted, part, answer);
        await CopyAsync(answer, wanted, part, cancellationToken);
        return part.Length == wanted.File.Size
            ? part.Length
            : throw new UnavailableException($"{wanted.Subject}: the connection broke off.");
    }

    // Sees to it that what comes next is the next of this very file.
    private static void Begin(WantedFile wanted, BlobPart part, HubAnswer answer)
    {
        var (response, file) = (answer.Response, wanted.File);
        if (answer.Etag is { } etag && etag != file.Etag)
        {
            throw new ImportException(
                $"{wanted.Subject}: expected the etag {file.Etag}, as the repository lists, came {etag}.");
        }

        var range = response.Content.Headers.ContentRange;
        if (response.StatusCode != HttpStatusCode.PartialContent)
        {
            part.Restart();
        }

        if (response.StatusCode == HttpStatusCode.RequestedRangeNotSatisfiable
            || (range?.From ?? part.Length) != part.Length)
        {
            part.Restart();
            throw new UnavailableException($"{wanted.Subject}: the Hub did not go on where it was asked to.");
        }

        var size = range?.Length ?? (part.Length + response.Content.Headers.ContentLength);
        if (size is { } offered && offered != file.Size)
        {
            throw new ImportException(
                $"{wanted.Subject}: expected {file.Size} bytes, as the repository lists, came {offered}.");
        }
    }

    private async Task CopyAsync(
        HubAnswer answer, WantedFile wanted, BlobPart part, CancellationToken cancellationToken)
    {
        var buffer = new byte[BufferSize];
        using var silence = new CancellationTokenSource(access.Silence, time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, silence.Token);
        var content = await answer.Response.Content.ReadAsStreamAsync(either.Token);
        while (await ReadAsync(content, buffer, either.Token) is var read and > 0)
        {
            silence.CancelAfter(access.Silence);
            if (!part.TryAppend(buffer.AsSpan(0, read)))
            {
                part.Restart();
                throw new UnavailableException(
                    $"{wanted.Subject}: more bytes came than the {wanted.File.Size} that the repository lists.");
            }

            wanted.Grew(part.Length);
        }

        async Task<int> ReadAsync(Stream stream, byte[] into, CancellationToken silent)
        {
            try
            {
                return await stream.ReadAsync(into, silent);
            }
            catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
            {
                throw new UnavailableException(
                    $"{wanted.Subject}: nothing came for {access.Silence.TotalSeconds:F0} seconds.");
            }
            catch (Exception broken) when (broken is IOException or HttpRequestException)
            {
                throw new UnavailableException($"{wanted.Subject}: the connection broke off.", inner: broken);
            }
        }
    }
}

/// <summary>A file that is to be fetched.</summary>
/// <param name="File">Which.</param>
/// <param name="Name">Of its repository.</param>
/// <param name="Address">Of the file, at its commit.</param>
/// <param name="Grew">Told how many bytes of the file are there, whenever that changes; on any thread.</param>
internal sealed record WantedFile(HubFile File, RepositoryName Name, Uri Address, Action<long> Grew)
{
    /// <summary>What a message is about.</summary>
    public string Subject => $"{Name}, {File.Path}";
}
