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
        var source = new Argument<string>("SOURCE")
        {
            Description =
                "Video file, or folder of pictures, one second apart unless --picture-fps says otherwise",
        };
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
            parsed.GetRequiredValue(source),
            parsed.GetRequiredValue(folder),
            stop => model.OpenAsync(parsed, stop),
            reading.Of(parsed),
            (path, stop) => follow.OpenAsync(parsed, path, reading.PictureRate(parsed), stop),
            reading.PictureRate(parsed),
            cancellationToken));
        return command;
    }

    private static async Task<int> RunAsync(
        string path,
        string target,
        Func<CancellationToken, Task<IVisionLanguageModel>> openModel,
        CaseRunOptions options,
        Func<string, CancellationToken, Task<IFrameSource>> open,
        double? pictureRate,
        CancellationToken cancellationToken)
    {
        if (pictureRate is not null && File.Exists(path))
        {
            return await CommandEdge.RefuseAsync(
                $"Expected a folder of pictures beside --picture-fps, got the file {path}.");
        }

        var source = await open(path, cancellationToken);
        await FrameSource.RequirePictureAsync(path, cancellationToken);
        await using var opened = await openModel(cancellationToken);
        var model = OlderModel.Before(opened, AnalysisFolder.ModelOf(target));
        var analysis = new CaseAnalysis(model, options);
        var input = await analysis.InputAsync(path, source, cancellationToken);
        switch (AnalysisFolder.Open(target, input))
        {
            case FolderClaim<AnalysisFolder>.Granted(var folder):
                using (folder)
                {
                    var outcome = await KeptWork.OrSayAsync(
                        target, () => analysis.RunAsync(source, folder, cancellationToken));
                    Console.Write(CaseSummary.Of(input, outcome, folder.Analyses, target));
                    outcome.RequireReadable(Path.GetFileName(Path.TrimEndingDirectorySeparator(path)));
                    return 0;
                }

            case FolderClaim<AnalysisFolder>.Refused(var reason):
                return await CommandEdge.RefuseAsync(reason);
            default:
                throw new InvalidOperationException("Expected a claim to be granted or refused.");
        }
    }
}
