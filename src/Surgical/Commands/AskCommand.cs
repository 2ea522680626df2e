using System.CommandLine;
using System.Globalization;
using Surgical.Analyzer.Profiles;
using Surgical.Capture;
using Surgical.Models.Contract;
using Surgical.Options;
using Surgical.Progress;

namespace Surgical.Commands;

/// <summary>
/// surgical ask: one question about one picture. The reply on stdout as it comes, all else on stderr.
/// </summary>
internal static class AskCommand
{
    private static readonly Argument<string> Picture = new("PICTURE")
    {
        Description = "PNG or JPEG file, or GIF, WebP or TIFF of one still picture",
    };

    private static readonly Option<string?> Instructions = new("--system")
    {
        Description = "Instructions in front of the prompt (default: the profile's own)",
        HelpName = "TEXT",
    };

    private static readonly Option<string?> Prompt = new("--prompt")
    {
        Description = "What is asked (default: the profile's own prompt)",
        HelpName = "TEXT",
    };

    private static readonly Option<string?> Ways = new("--choices")
    {
        Description = "Instead of a reply: how probable each of these continuations is, and its share among them",
        HelpName = "A|B|C",
    };

    private static readonly Option<string> After = new("--after")
    {
        Description = "How the reply begins before a choice of --choices",
        HelpName = "TEXT",
        DefaultValueFactory = _ => "",
    };

    private static readonly ProfileOption Profile = new(takesPrompts: true);
    private static readonly ModelOptions Model = new();

    public static Command Create()
    {
        var command = new Command("ask", "Ask a model about a picture")
        {
            Picture, Instructions, Prompt, Ways, After,
        };
        command.Validators.Add(result =>
        {
            if (result.GetResult(After) is { Implicit: false } && result.GetResult(Ways) is null)
            {
                result.AddError("Expected --choices with --after, got none.");
            }
        });
        Profile.AddTo(command);
        Model.AddTo(command);
        command.SetAction(RunAsync);
        return command;
    }

    private static async Task<int> RunAsync(ParseResult parsed, CancellationToken cancellationToken)
    {
        var profile = Profile.Read(parsed);
        if ((parsed.GetValue(Prompt) ?? profile.Prompt) is not { } prompt)
        {
            await Console.Error.WriteLineAsync(
                $"surgical: Expected a --prompt, as the profile {profile.Name} has no question of its own; came none.");
            return CommandEdge.WrongUse;
        }

        var picture = PictureFile.Decode(parsed.GetRequiredValue(Picture), !profile.Picture.IsAsStored);
        await using var model = await Model.OpenAsync(parsed, cancellationToken);
        var shown = profile.Show(picture.Bgr, picture.Width, picture.Height, model);
        var question = profile.About(shown, prompt) with
        {
            System = parsed.GetValue(Instructions) ?? profile.System,
        };
        var about = parsed.GetValue(Ways) is { } choices
            ? await ScoreAsync(model, question, new(parsed.GetValue(After)!, choices.Split('|')), cancellationToken)
            : ReplySummary.Of(await AskAsync(model, question, cancellationToken));
        foreach (var line in about.Concat(ReplySummary.Of(model.Identity, profile)))
        {
            await Console.Error.WriteLineAsync(line);
        }

        return 0;
    }

    private static async Task<ModelReply> AskAsync(
        IVisionLanguageModel model, Question question, CancellationToken cancellationToken)
    {
        try
        {
            return await model.AskAsync(question, Console.Out.Write, cancellationToken);
        }
        finally
        {
            // Also after a reply that was stopped: what is said about it begins its own line.
            await Console.Out.WriteLineAsync();
        }
    }

    private static async Task<IEnumerable<string>> ScoreAsync(
        IVisionLanguageModel model, Question question, Choices choices, CancellationToken cancellationToken)
    {
        var scores = await model.ScoreAsync(question, choices, cancellationToken);
        Console.WriteLine("log-probability  share  choice");
        foreach (var (text, log, share) in choices.Texts.Zip(scores.LogProbabilities, scores.Shares))
        {
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{log,15:F4} {share,6:F4}  {text}"));
        }

        return ReplySummary.Of(scores);
    }
}
