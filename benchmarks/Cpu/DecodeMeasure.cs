using System.Globalization;
using Surgical.Analyzer.Profiles;
using Surgical.Models.Contract;
using Surgical.Models.Files;
using Surgical.Models.Runtime;

namespace Surgical.Benchmarks.Cpu;

/// <summary>
/// Tokens a second against what memory allows and against llama.cpp: every token reads the weights of the decoder
/// once, so the machine's read bandwidth over those bytes is the limit. The three are measured in turn, so that what
/// else the machine does meets all of them.
/// </summary>
internal static class DecodeMeasure
{
    // Together as long as the usual prompt with its picture.
    private static readonly string Text = string.Concat(Enumerable.Repeat(PromptProfile.Cataract.Prompt + "\n\n", 4));

    /// <summary>Measures in rounds and prints the medians.</summary>
    /// <param name="options">How often.</param>
    /// <param name="imported">Folder of the imported model.</param>
    /// <param name="gguf">The peer's model; null for no peer.</param>
    /// <param name="cancellationToken">Ends it.</param>
    public static async Task RunAsync(
        CpuOptions options, string imported, string? gguf, CancellationToken cancellationToken)
    {
        var bytes = BytesPerToken(imported);
        var bandwidth = new ReadBandwidth();
        await using var model = MedGemmaModel.Open(imported);
        var question = new Question([], Text, System: null, options.Tokens);
        var warm = await model.AskAsync(question, streamed: null, cancellationToken);

        // A model on this machine always counts its tokens.
        var prompt = warm.PromptTokens!.Value;
        using var peer = gguf is null
            ? null
            : await LlamaPeer.StartAsync(gguf, prompt + options.Tokens, cancellationToken);
        var rounds = new List<DecodeRound>();
        for (var round = 0; round < options.Rounds; round++)
        {
            var limit = bandwidth.Measure() / bytes;
            var reply = await model.AskAsync(question, streamed: null, cancellationToken);
            var theirs = peer is null
                ? null
                : await peer.AskAsync(prompt, options.Tokens, cancellationToken);
            rounds.Add(new DecodeRound(limit, reply.Times.Prefill, reply.Times.PerToken, theirs));
        }

        Print(options, rounds, bytes, prompt);
        if (gguf is not null)
        {
            PrintPeer(options, rounds, gguf);
        }
    }

    // What stands beside its own packed form is looked up row by row and not multiplied with.
    private static long BytesPerToken(string imported)
    {
        using var weights = ImportedModel.Open(imported).MapWeights();
        var names = weights.Names.Where(name => name.StartsWith("text.", StringComparison.Ordinal)).ToHashSet();
        return names.Where(name => !names.Contains($"{name}.packed")).Sum(weights.Size);
    }

    private static void Print(CpuOptions options, List<DecodeRound> rounds, long bytes, int promptTokens) =>
        Console.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"decode, medians of {rounds.Count} rounds of {options.Tokens} tokens after {promptTokens}: "
            + $"prefill {Median.Of(rounds.Select(round => round.Prefill.TotalSeconds)):F2} s, "
            + $"{Median.Of(rounds.Select(round => round.TokensPerSecond)):F2} tokens/s; "
            + $"limit {Median.Of(rounds.Select(round => round.Limit)):F2} ({bytes / 1e9:F3} GB a token at "
            + $"{Median.Of(rounds.Select(round => round.Limit)) * bytes / 1e9:F1} GB/s); "
            + $"ratio {Median.Of(rounds.Select(round => round.TokensPerSecond / round.Limit)):F2} (goal 0.8)"));

    private static void PrintPeer(CpuOptions options, List<DecodeRound> rounds, string gguf) =>
        Console.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"llama.cpp, Q4_0 with {options.PeerHead} embedding, {new FileInfo(gguf).Length / 1e9:F3} GB: "
            + $"prefill {Median.Of(rounds.Select(round => round.Peer!.Prefill.TotalSeconds)):F2} s, "
            + $"{Median.Of(rounds.Select(round => 1 / round.Peer!.PerToken.TotalSeconds)):F2} tokens/s; "
            + $"ratio ours to theirs, tokens/s "
            + $"{Median.Of(rounds.Select(round => round.Peer!.PerToken / round.PerToken)):F2}, "
            + $"prefill {Median.Of(rounds.Select(round => round.Peer!.Prefill / round.Prefill)):F2} (goal 1.0)"));

    /// <summary>One turn of all three.</summary>
    /// <param name="Limit">Tokens a second that memory allows.</param>
    /// <param name="Prefill">Ours.</param>
    /// <param name="PerToken">Ours.</param>
    /// <param name="Peer">Theirs; null without a peer.</param>
    private sealed record DecodeRound(double Limit, TimeSpan Prefill, TimeSpan PerToken, LlamaRound? Peer)
    {
        public double TokensPerSecond => 1 / PerToken.TotalSeconds;
    }
}
