using System.Globalization;
using System.Text.RegularExpressions;
using Surgical.TestKit;

namespace Surgical.Benchmarks.Cpu;

/// <summary>Times and memory of <c>surgical ask</c>: one picture end to end, the model opened first.</summary>
internal static partial class AskMeasure
{
    /// <summary>Asks several times and prints the medians.</summary>
    /// <exception cref="IOException">The program fails, or does not say its times.</exception>
    public static async Task RunAsync(
        CpuOptions options, string model, string picture, CancellationToken cancellationToken)
    {
        var runs = new List<ChildRun>();
        for (var run = 0; run < options.Runs; run++)
        {
            runs.Add(await ChildRun.OfAsync(
                Repository.Executable, ["ask", picture, "--model", model], cancellationToken));
        }

        var times = runs.ConvertAll(run => TimesOf(run.Errors));
        Console.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"ask, one picture: {Median.Of(runs.Select(run => run.Time.TotalSeconds)):F1} s in all; "
            + $"picture {Median.Of(times.Select(time => time.Picture)):F2} s, "
            + $"prompt {Median.Of(times.Select(time => time.Prompt)):F2} s, "
            + $"{Median.Of(times.Select(time => time.Token)):F1} ms a token; {ImportMeasure.PeakMemory(runs)}"));
        Console.WriteLine($"  {TokensLine().Match(runs[^1].Errors)}");
    }

    private static (double Picture, double Prompt, double Token) TimesOf(string errors)
    {
        var line = TimesLine().Match(errors);
        return line.Success
            ? (Number(line.Groups[1]), Number(line.Groups[2]), Number(line.Groups[3]))
            : throw new IOException($"surgical ask: expected a line of times, came {errors}");
    }

    private static double Number(Group group) => double.Parse(group.ValueSpan, CultureInfo.InvariantCulture);

    [GeneratedRegex(@"^times: picture ([\d.]+) s, prompt ([\d.]+) s, ([\d.]+) ms a token", RegexOptions.Multiline)]
    private static partial Regex TimesLine();

    [GeneratedRegex("^tokens: .*$", RegexOptions.Multiline)]
    private static partial Regex TokensLine();
}
