using System.Globalization;

namespace Surgical.Benchmarks.Load;

/// <summary>
/// What readers and watchers of a server with many cases wait for, and what memory it takes. The peer is a file of the
/// same length from the same server: what HTTP and this machine cost without any of our work.
/// </summary>
internal static class LoadBenchmark
{
    private const int Limit = 20;
    private const int Corrections = 40;

    // So many clients, and answers that each of them takes.
    private static readonly (int Clients, int Times)[] Crowds = [(1, 50), (100, 5), (500, 2)];

    public static async Task RunAsync(
        string program, LoadSize size, int watchers, int rounds, CancellationToken stop)
    {
        var folder = Directory.CreateTempSubdirectory("surgical-load-").FullName;
        try
        {
            await using (await LoadedServer.StartAsync(program, folder, stop))
            {
                // It makes the tables as its version has them.
            }

            await FilledFolder.WriteAsync(folder, size, stop);
            await using var server = await LoadedServer.StartAsync(program, folder, stop);
            Console.WriteLine(string.Create(
                CultureInfo.InvariantCulture,
                $"{size.Cases} cases of {size.Events} events, {Environment.ProcessorCount} cores: start "
                + $"{server.Start.TotalSeconds:F1} s, {server.ResidentMegabytes:F0} MB"));
            await MeasureAsync(server, FilledFolder.Ids(size), watchers, rounds, stop);
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private static async Task MeasureAsync(
        LoadedServer server, IReadOnlyList<string> ids, int watchers, int rounds, CancellationToken stop)
    {
        await TellAsync(
            server, "the list of cases", rounds,
            () => Readers.ReadAsync(server.Address, clients: 1, times: 100, _ => "/api/cases", stop));
        foreach (var (clients, times) in Crowds)
        {
            Func<string, Func<Task<Latencies>>> reading = end => () => Readers.ReadAsync(
                server.Address, clients, times, number => $"/api/cases/{ids[number % ids.Count]}/{end}", stop);
            await TellAsync(
                server, $"events, {clients} at once", rounds, reading("events"), reading("video"));
            await TellAsync(
                server, $"events?limit={Limit}, {clients} at once", rounds, reading($"events?limit={Limit}"));
        }

        await using var pages = await Watchers.JoinAsync(server.Address, ids[0], watchers, stop);
        await TellAsync(
            server, $"a correction until {watchers} pages have it", rounds,
            () => pages.CorrectAsync(Corrections, stop));
    }

    private static async Task TellAsync(
        LoadedServer server, string what, int rounds, Func<Task<Latencies>> ours, Func<Task<Latencies>>? file = null)
    {
        var (own, peers) = (new List<Latencies>(), new List<Latencies>());
        for (var round = 0; round < rounds; round++)
        {
            own.Add(await ours());
            if (file is not null)
            {
                peers.Add(await file());
            }
        }

        var peer = peers.Count == 0 ? "" : string.Create(
            CultureInfo.InvariantCulture,
            $"; file of {peers[0].Bytes / 1e3:F0} kB p95 {MedianOf(peers, one => one.Most):F1} ms, ratio "
            + $"{Median.Of(own.Zip(peers, (one, other) => one.Most / other.Most)):F2}");
        Console.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"{what}: {own[0].Bytes / 1e3:F0} kB, p50 {MedianOf(own, one => one.Half):F1} ms, p95 "
            + $"{MedianOf(own, one => one.Most):F1} ms{peer}; {server.ResidentMegabytes:F0} MB now, "
            + $"{server.PeakMegabytes:F0} MB at most"));
    }

    private static double MedianOf(List<Latencies> rounds, Func<Latencies, double> figure) =>
        Median.Of(rounds.Select(figure));
}
