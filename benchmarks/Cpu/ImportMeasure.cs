using System.Globalization;
using Surgical.TestKit;

namespace Surgical.Benchmarks.Cpu;

/// <summary>Time, memory and disk of <c>surgical import</c>.</summary>
internal static class ImportMeasure
{
    /// <summary>Imports several times into the same folder and prints the medians.</summary>
    /// <returns>Folder of the imported model.</returns>
    public static async Task<string> RunAsync(
        CpuOptions options, IReadOnlyList<string> format, CancellationToken cancellationToken)
    {
        var folder = Path.Combine(options.Folder, $"imported-{format[0]}");
        var runs = new List<ChildRun>();
        for (var run = 0; run < options.Runs; run++)
        {
            if (Directory.Exists(folder))
            {
                Directory.Delete(folder, recursive: true);
            }

            runs.Add(await ChildRun.OfAsync(
                Repository.Executable,
                ["import", options.Snapshot, "--out", folder, "--format", .. format],
                cancellationToken));
        }

        var written = new DirectoryInfo(folder).EnumerateFiles("*", SearchOption.AllDirectories)
            .Sum(file => file.Length);
        Console.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"import --format {string.Join(' ', format)}: {Median.Of(runs.Select(run => run.Time.TotalSeconds)):F2} s, "
            + $"{written / 1e6:F1} MB written, {PeakMemory(runs)}"));
        return folder;
    }

    /// <summary>Both peaks of the run that held most.</summary>
    public static string PeakMemory(IReadOnlyCollection<ChildRun> runs) => string.Create(
        CultureInfo.InvariantCulture,
        $"peak RssAnon {runs.Max(run => run.PeakAnonymous) / 1e9:F2} GB, "
        + $"VmHWM {runs.Max(run => run.PeakResident) / 1e9:F2} GB");
}
