using System.Globalization;
using Surgical.Analyzer;
using Surgical.Analyzer.Model;
using Surgical.Capture;
using Surgical.ModelImport;

namespace Surgical.Benchmarks;

/// <summary>
/// Memory of a long run: one model reads the sample video again and again, as a server reads case after case. The first
/// pass warms everything up; from the second to the last the goal is flat.
/// </summary>
internal static class MemoryBenchmark
{
    private const int Passes = 10;

    private static readonly CaseRunOptions Options = new()
    {
        Sampler = new KeyFrameSamplerOptions { FixedGap = TimeSpan.FromSeconds(1) },
    };

    internal static async Task RunAsync()
    {
        var snapshot = Path.Combine(AppContext.BaseDirectory, "models", "cataract-sim");
        var imported = ModelCache.Resolve(snapshot, new Progress<ImportProgress>(), CancellationToken.None);
        using var model = MedGemmaModel.Open(imported);
        var asked = 0L;
        var footprints = new List<Footprint>();
        for (var pass = 1; pass <= Passes; pass++)
        {
            asked += await ReadAsync(model);
            var now = Footprint.Now();
            footprints.Add(now);
            Console.WriteLine($"pass {pass}: {asked} questions, {now}");
        }

        var (second, last) = (footprints[1], footprints[^1]);
        Console.WriteLine(
            $"growth from pass 2 to pass {Passes}: resident {Growth(second.Resident, last.Resident)}, "
            + $"anonymous {Growth(second.Anonymous, last.Anonymous)} (goal flat)");
    }

    /// <returns>Questions asked.</returns>
    private static async Task<long> ReadAsync(IVisionLanguageModel model)
    {
        using var source = FrameSource.Open(Path.Combine(AppContext.BaseDirectory, "sample-videos", "phaco-routine.mp4"));
        var report = await new CaseRun(source, model, Options, TimeProvider.System).RunAsync(
            earlier: [], (_, _, _) => ValueTask.CompletedTask, CancellationToken.None);
        return report.Counts.Asked;
    }

    private static string Growth(long from, long to) =>
        $"{(to - from) / 1e6:+0.0;-0.0;0.0} MB ({100.0 * (to - from) / from:+0.0;-0.0;0.0} %)";

    /// <summary>What the process holds, in bytes.</summary>
    /// <param name="Resident">Of its memory in RAM.</param>
    /// <param name="Anonymous">Of that, what no file backs: heaps and stacks, native ones included; mapped weights are not in it.</param>
    /// <param name="Managed">Of the managed heap, what is still referred to.</param>
    private sealed record Footprint(long Resident, long Anonymous, long Managed)
    {
        // Garbage counts where it is resident. It is collected only then, so that every pass begins alike.
        public static Footprint Now() => new(Status("VmRSS:"), Status("RssAnon:"), GC.GetTotalMemory(forceFullCollection: true));

        public override string ToString() =>
            $"resident {Resident / 1e6:F1} MB, anonymous {Anonymous / 1e6:F1} MB, managed heap {Managed / 1e6:F1} MB";

        // A line reads "VmRSS:\t  123456 kB": https://man7.org/linux/man-pages/man5/proc_pid_status.5.html
        private static long Status(string name)
        {
            var line = File.ReadLines("/proc/self/status").First(line => line.StartsWith(name, StringComparison.Ordinal));
            return long.Parse(line[name.Length..^" kB".Length], CultureInfo.InvariantCulture) * 1024;
        }
    }
}
