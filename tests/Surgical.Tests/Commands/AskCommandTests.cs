using System.Globalization;
using Surgical.TestKit;

namespace Surgical.Tests.Commands;

public sealed class AskCommandTests : IDisposable
{
    // Not what the embedded model was trained to: it never finds an end.
    private static readonly string[] Endless = ["--prompt", "x"];

    /// <summary>Bytes; Linux takes less than 131,072 in one.</summary>
    private const int LongestArgument = 99_000;

    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task Ask_EmbeddedModel_SaysWhatItKnowsOnly()
    {
        var run = await RunAsync("ask", Picture);

        Assert.Contains("ended: by itself\n", run.Errors, StringComparison.Ordinal);
        Assert.Contains("it knows rendered scenes only", run.Errors, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Ask_ReplyWithoutEnd_IsSaidToBeCutOff()
    {
        var run = await RunAsync(["ask", Picture, .. Endless]);

        Assert.Contains("CUT OFF after 512 tokens, the reply is not whole", run.Errors, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Ask_ControlCInTheReply_StopsWithoutSayingThatItEnded()
    {
        const int Stopped = 130;
        using var program = ProgramRun.Start(["ask", Picture, .. Endless]);
        await program.StandardOutput.ReadAsync(new char[1], Token);

        await ProgramRun.OfAsync("kill", ["-INT", program.Id.ToString(CultureInfo.InvariantCulture)], Token);
        var errors = await program.StandardError.ReadToEndAsync(Token);
        await program.WaitForExitAsync(Token);

        Assert.Equal(Stopped, program.ExitCode);
        Assert.DoesNotContain("ended:", errors, StringComparison.Ordinal);
        Assert.EndsWith("surgical: stopped\n", errors, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Ask_NoSuchFile_EndsWithOneAndOneLine()
    {
        var run = await RunAsync("ask", _folder["eye.png"]);

        Assert.Equal(1, run.ExitCode);
        Assert.StartsWith(
            "surgical: eye.png was expected to be a whole picture (PNG, JPEG, or a still GIF, WebP or TIFF); "
            + "it cannot be read: ",
            run.Errors,
            StringComparison.Ordinal);
    }

    // A runtime that reads the command line into a fixed place on its stack takes the program along.
    [Fact]
    public async Task Ask_PromptOf99KB_IsAnsweredAsWithoutItsSpaces()
    {
        const string Prompt = "Where is the tip?";
        var alone = await RunAsync("ask", Picture, "--prompt", Prompt);

        var run = await RunAsync("ask", Picture, "--prompt", new string(' ', LongestArgument) + Prompt);

        Assert.Equal((0, alone.Output), (run.ExitCode, run.Output));
    }

    [Fact]
    public async Task Ask_CommandLineOf128KB_IsRefusedForTheModelsContext()
    {
        var (prompt, system) = (new string('a', LongestArgument), new string('b', 131_072 - LongestArgument));

        var run = await RunAsync("ask", Picture, "--prompt", prompt, "--system", system);

        Assert.Equal(1, run.ExitCode);
        Assert.Contains("tokens; the model takes 1 to 4096.\n", run.Errors, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("PICTURE", "ask", "")]
    [InlineData("--model", "ask", "eye.png", "--model", "")]
    [InlineData("SOURCE", "analyze", "", "--out", "there")]
    [InlineData("--data", "serve", "--data", "")]
    public async Task Any_EmptyName_EndsWithTwoAndSaysWhatWasExpected(string name, params string[] arguments)
    {
        var run = await RunAsync(arguments);

        Assert.Equal(2, run.ExitCode);
        Assert.StartsWith(
            $"surgical: Expected a name for {name}, came an empty text.\n", run.Errors, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("", "it is empty (0 bytes)")]
    [InlineData("This is not a picture.", "it does not begin as one")]
    public async Task Ask_FileThatIsNoPicture_EndsWithOneAndOneLine(string content, string reason)
    {
        await File.WriteAllTextAsync(_folder["eye.png"], content, Token);

        var run = await RunAsync("ask", _folder["eye.png"]);

        Assert.Equal(
            (1, "surgical: eye.png was expected to be a whole picture (PNG, JPEG, or a still GIF, WebP or TIFF); "
                + $"{reason}.\n"),
            (run.ExitCode, run.Errors));
    }

    [Fact]
    public async Task Ask_FolderWithoutModel_SaysWhatWasExpected()
    {
        var run = await RunAsync("ask", Picture, "--model", _folder.Path);

        Assert.Equal((1, ""), (run.ExitCode, run.Output));
        Assert.Contains("expected an imported model", run.Errors, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Ask_Choices_PrintsEachWithItsShare()
    {
        var run = await RunAsync(
            "ask", Picture, "--after", "Thinking Process:\nThe frame shows", "--choices",
            " the phacoemulsification phase| the incision phase");

        var lines = run.Output.Split('\n', StringSplitOptions.RemoveEmptyEntries);
        Assert.Equal("log-probability  share  choice", lines[0]);
        Assert.Matches(@"^ +-\d+\.\d{4} [01]\.\d{4}   the phacoemulsification phase$", lines[1]);
        Assert.EndsWith("   the incision phase", lines[2], StringComparison.Ordinal);
        Assert.Equal((0, 3), (run.ExitCode, lines.Length));
    }

    [Fact]
    public async Task Ask_ProfileWithoutPrompt_SaysThatOneIsExpected()
    {
        var run = await RunAsync("ask", Picture, "--profile", "flare");

        Assert.Equal((2, ""), (run.ExitCode, run.Output));
        Assert.Contains(
            "Expected a --prompt, as the profile flare has no question of its own", run.Errors,
            StringComparison.Ordinal);
    }

    [Fact]
    public async Task Ask_ProfileOfAFile_IsNamedWithTheAnswer()
    {
        await File.WriteAllTextAsync(
            _folder["mine.json"], """{ "name": "mine", "prompt": "Which phase is shown?", "maxTokens": 3 }""", Token);

        var run = await RunAsync("ask", Picture, "--profile", _folder["mine.json"]);

        Assert.Contains("CUT OFF after 3 tokens", run.Errors, StringComparison.Ordinal);
        Assert.Contains("profile: mine ", run.Errors, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Ask_BadProfile_ListsWhatIsWrongAndEndsWithOne()
    {
        await File.WriteAllTextAsync(_folder["mine.json"], """{ "name": 1, "tokens": 3 }""", Token);

        var run = await RunAsync("ask", Picture, "--profile", _folder["mine.json"]);

        Assert.Equal((1, ""), (run.ExitCode, run.Output));
        Assert.All(
            (string[])["tokens: expected one of", "name: expected a text", "maxTokens: expected a whole number"],
            line => Assert.Contains(line, run.Errors, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("ask")]
    [InlineData("ask", "eye.png", "--after", "The frame shows")]
    [InlineData("ask", "eye.png", "--prompt")]
    [InlineData("ask", "eye.png", "another.png")]
    public async Task Ask_UsedWrongly_EndsWithTwo(params string[] arguments)
    {
        var run = await RunAsync(arguments);

        Assert.Equal(
            (2, true), (run.ExitCode, run.Errors.Contains("--help says how it is used", StringComparison.Ordinal)));
    }

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    private static string Picture =>
        Path.Combine(Repository.Root, "tests", "golden", "gemma3-trained", "phaco-runout-053.png");

    private static Task<ProgramRun> RunAsync(params string[] arguments) => ProgramRun.OfAsync(arguments, Token);
}
