using System.Diagnostics;

namespace Surgical.Benchmarks.Load;

/// <summary>Clients that ask at once, each for one answer after the other.</summary>
internal static class Readers
{
    /// <returns>How long each answer took to its last byte, and how long one is on average.</returns>
    public static async Task<Latencies> ReadAsync(
        Uri server, int clients, int times, Func<int, string> path, CancellationToken cancellationToken)
    {
        using var handler = new SocketsHttpHandler { MaxConnectionsPerServer = clients };
        using var http = new HttpClient(handler) { BaseAddress = server, Timeout = TimeSpan.FromMinutes(10) };

        // Connections are made before anything is measured.
        await Task.WhenAll(Enumerable.Range(0, clients).Select(_ => TakeAsync(http, "/health", cancellationToken)));
        var all = await Task.WhenAll(Enumerable.Range(0, clients).Select(async client =>
        {
            var own = new List<(TimeSpan Took, long Bytes)>();
            for (var time = 0; time < times; time++)
            {
                var begun = Stopwatch.GetTimestamp();
                var bytes = await TakeAsync(http, path((client * times) + time), cancellationToken);
                own.Add((Stopwatch.GetElapsedTime(begun), bytes));
            }

            return own;
        }));
        var answers = all.SelectMany(own => own).ToList();
        return new([.. answers.Select(answer => answer.Took)], answers.Average(answer => answer.Bytes));
    }

    private static async Task<long> TakeAsync(HttpClient http, string path, CancellationToken cancellationToken)
    {
        using var response = await http.GetAsync(
            path, HttpCompletionOption.ResponseHeadersRead, cancellationToken);
        response.EnsureSuccessStatusCode();
        await using var body = await response.Content.ReadAsStreamAsync(cancellationToken);
        var (buffer, bytes) = (new byte[1 << 14], 0L);
        while (await body.ReadAsync(buffer, cancellationToken) is > 0 and var read)
        {
            bytes += read;
        }

        return bytes;
    }
}
