using System.CommandLine;
using Surgical.Analyzer.Model;
using Surgical.Analyzer.Profiles;
using Surgical.Capture;

namespace Surgical.Dashboard.Commands;

/// <summary>surgical ask: one question about one picture. The reply on stdout as it comes, all else on stderr.</summary>
internal static class AskCommand
{
    private static readonly Argument<string> Picture = new("PICTURE") { Description = "PNG or JPEG file" };
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

    private static readonly ProfileOption Profile = new();
    private static readonly ModelOptions Model = new();

    public static Command Create()
    {
        var command = new Command("ask", "Ask a model about a picture") { Picture, Instructions, Prompt };
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

        using var picture = PictureFile.Decode(parsed.GetRequiredValue(Picture));
        using var model = await Model.OpenAsync(parsed, cancellationToken);
        var shown = profile.Show(picture.AsSpan<byte>(), picture.Width, picture.Height, model.PictureSize);
        var question = profile.About(shown, prompt) with
        {
            System = parsed.GetValue(Instructions) ?? profile.System,
        };
        var reply = await AskAsync(model, question, cancellationToken);
        foreach (var line in ReplySummary.Of(reply, model.Identity, profile))
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
}
