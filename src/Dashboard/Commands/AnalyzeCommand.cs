using System.CommandLine;
using System.CommandLine.Parsing;
using System.Globalization;
using Surgical.Analyzer;
using Surgical.Analyzer.Model;
using Surgical.Analyzer.Reports;
using Surgical.Capture;

namespace Surgical.Dashboard.Commands;

/// <summary>surgical analyze: reads a case into a folder; the same again continues where it stopped.</summary>
internal static class AnalyzeCommand
{
    private const string Reply = "reply";
    private const string Scores = "scores";

    public static Command Create()
    {
        var source = new Argument<string>("SOURCE")
        {
            Description = "Video file, or folder of PNG or JPEG pictures one second apart",
        };
        var folder = new Option<string>("--out")
        {
            Description = "New or empty folder for the results, or the one with the same analysis to go on with",
            HelpName = "DIR",
            Required = true,
        };
        var votes = new Option<string>("--votes")
        {
            Description = "Where votes for the phase come from: full replies, or scores of the phases' names, which is "
                + "faster and gives neither guidance nor hazards",
            DefaultValueFactory = _ => Reply,
        };
        votes.AcceptOnlyFromAmong(Reply, Scores);
        var profile = new ProfileOption();
        var model = new ModelOptions();
        var gap = new Option<TimeSpan?>("--gap")
        {
            Description = "Ask about the first frame at or after every so many seconds, instead of by change",
            HelpName = "SECONDS",
            CustomParser = ParseGap,
        };
        var command = new Command("analyze", "Read a case and write down what each key frame shows")
        {
            source, folder, gap, votes,
        };
        profile.AddTo(command);
        model.AddTo(command);
        command.SetAction((parsed, cancellationToken) => RunAsync(
            parsed.GetRequiredValue(source),
            parsed.GetRequiredValue(folder),
            stop => model.OpenAsync(parsed, stop),
            new CaseRunOptions
            {
                Sampler = new() { FixedGap = parsed.GetValue(gap) },
                Prompt = profile.ReadForFrames(parsed),
                Votes = parsed.GetValue(votes) == Scores ? VoteSource.Scores : VoteSource.Reply,
            },
            cancellationToken));
        return command;
    }

    private static TimeSpan? ParseGap(ArgumentResult argument)
    {
        var text = argument.Tokens[0].Value;
        var isNumber = double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var seconds);
        if (isNumber && seconds is >= 0.001 and <= 3600)
        {
            return TimeSpan.FromSeconds(seconds);
        }

        argument.AddError($"Expected a --gap from 0.001 to 3600 seconds, got {text}.");
        return null;
    }

    private static async Task<int> RunAsync(
        string path,
        string target,
        Func<CancellationToken, Task<IVisionLanguageModel>> openModel,
        CaseRunOptions options,
        CancellationToken cancellationToken)
    {
        using var source = FrameSource.Open(path);
        using var model = await openModel(cancellationToken);
        var input = new CaseInput(
            Path.GetFileNameWithoutExtension(Path.TrimEndingDirectorySeparator(path)),
            await SourceDigest.OfAsync(path, cancellationToken),
            source.Format,
            model.Identity,
            options);

        switch (AnalysisFolder.Open(target, input))
        {
            case FolderClaim.Granted(var folder):
                var run = new CaseRun(source, model, options, TimeProvider.System);
                using (folder)
                {
                    var report = await AnalyzeAsync(run, folder, source.Length, options, cancellationToken);
                    Console.Write(CaseSummary.Of(input, report, folder.Analyses, target));
                    return 0;
                }

            case FolderClaim.Refused(var reason):
                await Console.Error.WriteLineAsync($"surgical: {reason}");
                return CommandEdge.WrongUse;
            default:
                throw new InvalidOperationException("Expected a claim to be granted or refused.");
        }
    }

    private static async Task<CaseReport> AnalyzeAsync(
        CaseRun run,
        AnalysisFolder folder,
        TimeSpan? length,
        CaseRunOptions options,
        CancellationToken cancellationToken)
    {
        var startedAt = TimeProvider.System.GetUtcNow();
        IReadOnlyList<KeyFrameAnalysis> earlier = [.. folder.Analyses];
        if (earlier.Count > 0)
        {
            await Console.Error.WriteLineAsync($"surgical: going on after {earlier.Count} key frames of an earlier run");
        }

        var report = await AnalysisProgress.ShowAsync(length, new(length, options.Sampler), show => run.RunAsync(
            earlier,
            (_, record, _) =>
            {
                folder.Append(record.Analysis);
                show(record);
                return ValueTask.CompletedTask;
            },
            cancellationToken));
        folder.Complete(report, startedAt, TimeProvider.System.GetUtcNow());
        return report;
    }
}
