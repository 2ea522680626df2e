using System.ComponentModel;
using CliWrap;

namespace Surgical.Capture;

/// <summary>Starts FFmpeg's programs: the one place in which this program has children.</summary>
internal static class FfmpegChild
{
    // What setpriv ends with where there is no such program (execvp(3), as shells do).
    private const int NotFound = 127;

    /// <summary>Runs a program to its end; cancelled, it is killed.</summary>
    /// <param name="program">ffmpeg or ffprobe, on the path.</param>
    /// <param name="file">What it reads; null where it reads nothing.</param>
    /// <param name="arguments">Passed one by one: no shell reads them.</param>
    /// <param name="cancellationToken">Kills it.</param>
    /// <exception cref="CaptureException">It cannot be started.</exception>
    public static async Task<ChildEnd> RunAsync(
        string program, string? file, IReadOnlyList<string> arguments, CancellationToken cancellationToken)
    {
        using var output = new MemoryStream();
        var words = new LastWords(file);
        var exitCode = await await StartAsync(
            program, arguments, PipeTarget.ToStream(output), words, () => { }, cancellationToken);
        return new(exitCode, output.ToArray(), words.ToString());
    }

    /// <summary>Starts a program.</summary>
    /// <param name="program">ffmpeg or ffprobe, on the path.</param>
    /// <param name="arguments">Passed one by one: no shell reads them.</param>
    /// <param name="output">Takes its standard output.</param>
    /// <param name="words">Takes its standard error.</param>
    /// <param name="started">Called before any other child can start: lets go of what this one has inherited.</param>
    /// <param name="cancellationToken">Kills it.</param>
    /// <returns>Done when it has started: a task that is done when it has ended, with its exit code.</returns>
    /// <exception cref="CaptureException">It cannot be started.</exception>
    public static Task<Task<int>> StartAsync(
        string program,
        IReadOnlyList<string> arguments,
        PipeTarget output,
        LastWords words,
        Action started,
        CancellationToken cancellationToken)
    {
        // setpriv becomes the program, which the kernel then kills with us, however we end.
        var command = Cli.Wrap("setpriv")
            .WithArguments(["--pdeathsig", "KILL", "--", program, .. arguments])
            .WithStandardOutputPipe(output)
            .WithStandardErrorPipe(PipeTarget.ToDelegate(words.Add))
            .WithValidation(CommandResultValidation.None);
        return StarterThread.RunAsync(() =>
        {
            try
            {
                return EndAsync(Execute(command, cancellationToken), program, cancellationToken);
            }
            finally
            {
                started();
            }
        });
    }

    private static CommandTask<CommandResult> Execute(Command command, CancellationToken cancellationToken)
    {
        try
        {
            return command.ExecuteAsync(cancellationToken);
        }
        catch (Win32Exception failure)
        {
            throw new CaptureException(
                $"setpriv was expected on the path (package util-linux); it cannot be started: {failure.Message}",
                failure);
        }
    }

    private static async Task<int> EndAsync(
        CommandTask<CommandResult> running, string program, CancellationToken cancellationToken)
    {
        using (running)
        {
            var result = await running;
            cancellationToken.ThrowIfCancellationRequested();
            return result.ExitCode != NotFound
                ? result.ExitCode
                : throw new CaptureException(
                    $"{program} was expected on the path (package ffmpeg); it cannot be started.");
        }
    }
}
