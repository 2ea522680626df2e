using System.Diagnostics;
using System.Net.Http.Json;
using System.Text.Json;
using System.Threading.Channels;
using Microsoft.AspNetCore.Http.Connections;
using Microsoft.AspNetCore.SignalR.Client;
using Surgical.Analyzer;
using Surgical.Cases.Chart;

namespace Surgical.Benchmarks.Load;

/// <summary>Pages that watch one case and the list of all, and how soon a change reaches every one of them.</summary>
internal sealed class Watchers : IAsyncDisposable
{
    private readonly Channel<(long Number, long At)> _heard = Channel.CreateUnbounded<(long, long)>();
    private readonly List<HubConnection> _pages = [];
    private readonly string _caseId;
    private readonly HttpClient _http;

    private Watchers(Uri server, string caseId) => (_http, _caseId) = (new() { BaseAddress = server }, caseId);

    /// <summary>Returns once all of them watch.</summary>
    public static async Task<Watchers> JoinAsync(
        Uri server, string caseId, int count, CancellationToken cancellationToken)
    {
        var watchers = new Watchers(server, caseId);
        for (var page = 0; page < count; page++)
        {
            await watchers.JoinAsync(server, cancellationToken);
        }

        return watchers;
    }

    /// <summary>Corrects again and again, and waits each time for all pages.</summary>
    /// <returns>From the sending of each correction until each page had it.</returns>
    public async Task<Latencies> CorrectAsync(int times, CancellationToken cancellationToken)
    {
        var all = new List<TimeSpan>();
        for (var time = 0; time < times; time++)
        {
            var sent = Stopwatch.GetTimestamp();

            // The same once more would be no change.
            var number = await SendAsync(time % 2 == 0 ? "idle" : "incision", cancellationToken);
            for (var heard = 0; heard < _pages.Count;)
            {
                var (of, at) = await _heard.Reader.ReadAsync(cancellationToken);
                if (of == number)
                {
                    all.Add(Stopwatch.GetElapsedTime(sent, at));
                    heard++;
                }
            }
        }

        return new(all, Bytes: 0);
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var page in _pages)
        {
            await page.DisposeAsync();
        }

        _http.Dispose();
    }

    private async Task JoinAsync(Uri server, CancellationToken cancellationToken)
    {
        var page = new HubConnectionBuilder()
            .WithUrl(new Uri(server, "/hub"), HttpTransportType.WebSockets, http => http.SkipNegotiation = true)
            .Build();
        _pages.Add(page);
        page.On<string, JsonElement>("event", (_, told) => _heard.Writer.TryWrite(
            (told.GetProperty("number").GetInt64(), Stopwatch.GetTimestamp())));
        page.On<JsonElement>("case", _ => { });
        await page.StartAsync(cancellationToken);
        var shown = await _http.GetFromJsonAsync<JsonElement>($"/api/cases/{_caseId}", cancellationToken);
        await page.InvokeAsync("WatchLibrary", cancellationToken);
        await page.InvokeAsync("Watch", _caseId, shown.GetProperty("lastEvent").GetInt64(), cancellationToken);
    }

    private async Task<long> SendAsync(string phase, CancellationToken cancellationToken)
    {
        var said = new FrameCorrection(
            FilledFolder.FirstIndex, Seconds: 0, CorrectionVerdict.Corrected, phase, "Dr A");
        using var response = await _http.PostAsJsonAsync(
            $"/api/cases/{_caseId}/corrections", said, AnalysisJson.Options, cancellationToken);
        response.EnsureSuccessStatusCode();
        var written = await response.Content.ReadFromJsonAsync<JsonElement>(cancellationToken);
        return written.GetProperty("number").GetInt64();
    }
}
