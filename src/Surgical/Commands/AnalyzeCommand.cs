using System.CommandLine;
using Surgical.Analyzer;
using Surgical.Analyzer.Reading;
using Surgical.Analyzer.Results;
using Surgical.Capture;
using Surgical.Disk;
using Surgical.Models.Contract;
using Surgical.Options;
using Surgical.Progress;

namespace Surgical.Commands;

/// <summary>surgical analyze: reads a case into a folder; the same again continues where it stopped.</summary>
internal static class AnalyzeCommand
{
    public static Command Create()
    {
        var source = CaseSources.Argument();
        var folder = new Option<string>("--out")
        {
            Description = "New or empty folder for the results, or the one with the same analysis to go on with",
            HelpName = "DIR",
            Required = true,
        };
        var reading = new ReadingOptions();
        var follow = new FollowOptions();
        var model = new ModelOptions();
        var command = new Command("analyze", "Read a case and write down what each key frame shows") { source, folder };
        reading.AddTo(command);
        follow.AddTo(command);
        model.AddTo(command);
        command.SetAction((parsed, cancellationToken) => RunAsync(
            new CaseSources(parsed.GetRequiredValue(source), reading.PictureRate(parsed), follow.Still(parsed)),
            parsed.GetRequiredValue(folder),
            stop => model.OpenAsync(parsed, stop),
            reading.Of(parsed),
            cancellationToken));
        return command;
    }

    private static async Task<int> RunAsync(
        CaseSources sources,
        string target,
        Func<CancellationToken, Task<IVisionLanguageModel>> openModel,
        CaseRunOptions options,
        CancellationToken cancellationToken)
    {
        if (sources.WhyRefused() is { } noCase)
        {
            return await CommandEdge.RefuseAsync(noCase);
        }

        var source = await sources.OpenAsync(cancellationToken);
        await using var opened = await openModel(cancellationToken);
        var model = OlderModel.Before(opened, AnalysisFolder.ModelOf(target));
        var analysis = new CaseAnalysis(model, options);
        var input = await sources.InputAsync(analysis, source, cancellationToken);
        if (input.Parts?.WhyRefused is { } twice)
        {
            return await CommandEdge.RefuseAsync(twice);
        }

        switch (AnalysisFolder.Open(target, input))
        {
            case FolderClaim<AnalysisFolder>.Granted(var folder):
                using (folder)
                {
                    var outcome = await KeptWork.OrSayAsync(
                        target, () => analysis.RunAsync(source, folder, cancellationToken));
                    Console.Write(CaseSummary.Of(input, outcome, folder.Analyses, target));
                    outcome.RequireReadable(sources.Name);
                    return 0;
                }

            case FolderClaim<AnalysisFolder>.Refused(var reason):
                return await CommandEdge.RefuseAsync(reason);
            default:
                throw new InvalidOperationException("Expected a claim to be granted or refused.");
        }
    }
}
