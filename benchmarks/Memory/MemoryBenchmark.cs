using System.Globalization;
using Surgical.Analyzer;
using Surgical.Analyzer.Profiles;
using Surgical.Analyzer.Reading;
using Surgical.Capture;
using Surgical.ModelImport.Importing;
using Surgical.Models.Contract;
using Surgical.Models.Pictures;
using Surgical.Models.Runtime;

namespace Surgical.Benchmarks.Memory;

/// <summary>
/// Memory of a long run: one model reads the sample video again and again, as a server reads case after case. Half of
/// the passes warm everything up; over the others the goal is flat.
/// </summary>
internal static class MemoryBenchmark
{
    private static readonly CaseRunOptions Options = new()
    {
        Sampler = new KeyFrameSamplerOptions { FixedGap = TimeSpan.FromSeconds(1) },
    };

    internal static async Task RunAsync(int passes, MemoryPart part)
    {
        var snapshot = Path.Combine(AppContext.BaseDirectory, "models", "cataract-sim");
        var imported = ModelCache.Resolve(snapshot, new Progress<ImportProgress>(), CancellationToken.None);

        // The pictures of every pass are the same, and the model is to look at them all the same.
        await using var model = MedGemmaModel.Open(imported, new MedGemmaOptions { FeatureBytes = 0 });
        var footprints = new List<Footprint>();
        var questions = 0L;
        for (var pass = 1; pass <= passes; pass++)
        {
            questions += await PassAsync(model, part);
            footprints.Add(Footprint.Now());
            Console.WriteLine($"pass {pass}: {questions} questions, {footprints[^1]}");
        }

        var perPass = (double)questions / passes;
        foreach (var line in Summary(footprints, perPass))
        {
            Console.WriteLine(line);
        }
    }

    private static IEnumerable<string> Summary(List<Footprint> footprints, double questionsPerPass)
    {
        var later = footprints[(footprints.Count / 2)..];
        yield return $"growth per 1,000 questions over the last {later.Count} passes (goal flat):";
        foreach (var (name, size) in new (string, Func<Footprint, long>)[]
        {
            ("resident", footprint => footprint.Resident),
            ("anonymous", footprint => footprint.Anonymous),
            ("  managed", footprint => footprint.Managed),
            ("  malloc in use", footprint => footprint.NativeInUse),
            ("  malloc free", footprint => footprint.NativeFree),
        })
        {
            var sizes = later.ConvertAll(footprint => size(footprint) / 1e6);
            yield return string.Create(
                CultureInfo.InvariantCulture,
                $"{name,-16} {Slope(sizes) / questionsPerPass * 1000:+0.0;-0.0;0.0} MB, "
                + $"from {sizes.Min():F1} to {sizes.Max():F1} MB");
        }
    }

    // Of the line through the points with the least squares, a pass.
    private static double Slope(List<double> values)
    {
        var middle = (values.Count - 1) / 2.0;
        var mean = values.Average();
        return values.Select((value, i) => (i - middle) * (value - mean)).Sum()
            / values.Select((_, i) => (i - middle) * (i - middle)).Sum();
    }

    /// <returns>Questions asked, or frames of them read.</returns>
    private static Task<long> PassAsync(MedGemmaModel model, MemoryPart part) => part switch
    {
        MemoryPart.Case => ReadCaseAsync(model),
        MemoryPart.Model => AskAsync(model),
        MemoryPart.Capture => CaptureAsync(),
        _ => throw new ArgumentOutOfRangeException(nameof(part), part, "Expected a part of the program."),
    };

    private static async Task<long> ReadCaseAsync(IVisionLanguageModel model)
    {
        var source = await OpenVideoAsync();
        var report = await new CaseRun(source, model, Options, TimeProvider.System).RunAsync(
            earlier: [], (_, _, _) => ValueTask.CompletedTask, CancellationToken.None);
        return report.Counts.Asked;
    }

    private static async Task<long> AskAsync(MedGemmaModel model)
    {
        const int Questions = 128;
        var question = PromptProfile.Cataract.About(
            ImageProcessor.Process(new byte[64 * 64 * 3], 64, 64, model.PictureSize));
        for (var i = 0; i < Questions; i++)
        {
            await model.AskAsync(question, streamed: null, CancellationToken.None);
        }

        return Questions;
    }

    private static async Task<long> CaptureAsync()
    {
        var source = await OpenVideoAsync();
        var pool = new FramePool(source.Format, capacity: 1);
        var sampler = new KeyFrameSampler(Options.Sampler);
        var frames = 0L;
        await foreach (var frame in source.ReadAsync(pool, sampler.Looks, CancellationToken.None))
        {
            frames += sampler.IsKeyFrame(frame) ? 1 : 0;
            frame.Dispose();
        }

        return frames;
    }

    private static Task<IFrameSource> OpenVideoAsync() => FrameSource.OpenAsync(
        Path.Combine(AppContext.BaseDirectory, "sample-videos", "phaco-routine.mp4"),
        picturesPerSecond: null,
        CancellationToken.None);
}
