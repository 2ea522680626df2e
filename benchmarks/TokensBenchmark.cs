using System.Diagnostics;
using Surgical.Analyzer.Profiles;
using Surgical.ModelImport.Importing;
using Surgical.Models.Files;
using Surgical.Models.Pictures;
using Surgical.Models.Runtime;

namespace Surgical.Benchmarks;

/// <summary>
/// Tokens a second of the embedded model against what memory allows: every token reads all weights of the decoder
/// once, so the machine's read bandwidth over those bytes is the limit of a model that fits in no cache. The embedded
/// one may fit, and then exceed it.
/// </summary>
internal static class TokensBenchmark
{
    private const int Rounds = 9;

    public static async Task RunAsync()
    {
        var folder = Directory.CreateTempSubdirectory("surgical-tokens-");
        try
        {
            var snapshot = Path.Combine(AppContext.BaseDirectory, "models", "cataract-sim");
            var imported = ModelImporter.Import(
                snapshot, folder.FullName, new Progress<ImportProgress>(), CancellationToken.None);
            await MeasureAsync(imported);
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    private static async Task MeasureAsync(ImportedModel imported)
    {
        await using var model = MedGemmaModel.Open(imported.Folder);
        var picture = ImageProcessor.Process(new byte[64 * 64 * 3], 64, 64, model.PictureSize);
        var question = PromptProfile.Cataract.About(picture);
        var bandwidth = new ReadBandwidth();
        var bytesPerToken = DecoderBytes(imported);
        var rounds = new List<(double Tokens, double Limit)>();
        for (var round = 0; round < Rounds; round++)
        {
            // Taken in turn, so that what else the machine does meets both.
            var limit = bandwidth.Measure() / bytesPerToken;
            var reply = await model.AskAsync(question, streamed: null, CancellationToken.None);
            rounds.Add((1 / reply.Times.PerToken.TotalSeconds, limit));
        }

        Console.WriteLine(
            $"medians of {Rounds} rounds: {Median.Of(rounds.Select(round => round.Tokens)):F0} tokens/s; "
            + $"limit {Median.Of(rounds.Select(round => round.Limit)):F0} tokens/s "
            + $"({bytesPerToken / 1e6:F1} MB a token, {Environment.ProcessorCount} threads); "
            + $"ratio {Median.Of(rounds.Select(round => round.Tokens / round.Limit)):F2}");
        Console.WriteLine(
            $"resident memory {Process.GetCurrentProcess().WorkingSet64 / 1e6:F0} MB, "
            + $"{ReadBandwidth.Bytes / 1e6:F0} MB of it this benchmark's");
    }

    // The embedding is read whole as well: it is the head.
    private static long DecoderBytes(ImportedModel imported)
    {
        using var weights = imported.MapWeights();
        return weights.Names.Where(name => name.StartsWith("text.", StringComparison.Ordinal)).Sum(weights.Size);
    }
}
