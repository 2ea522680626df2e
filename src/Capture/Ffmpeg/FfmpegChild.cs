using System.ComponentModel;
using CliWrap;

namespace Surgical.Capture;

/// <summary>Starts FFmpeg's programs: the one place in which this program has children.</summary>
internal static class FfmpegChild
{
    // What setpriv and the shell end with where there is no such program (execvp(3)).
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
            [program, .. arguments],
            PipeSource.Null,
            PipeTarget.ToStream(output),
            PipeTarget.ToDelegate(words.Add),
            () => { },
            cancellationToken);
        return new(exitCode, output.ToArray(), words.ToString());
    }

    /// <summary>Runs a program to its end, and passes on what it says line by line.</summary>
    /// <param name="program">ffmpeg or ffprobe, on the path.</param>
    /// <param name="file">What it reads.</param>
    /// <param name="arguments">Passed one by one: no shell reads them.</param>
    /// <param name="input">What goes to its standard input.</param>
    /// <param name="heard">Takes each line; what it throws ends the program and is thrown here.</param>
    /// <param name="isComplaint">Which lines of its standard error count.</param>
    /// <param name="cancellationToken">Kills it.</param>
    /// <returns>Its last words; empty when it had none.</returns>
    /// <exception cref="CaptureException">It cannot be started.</exception>
    public static async Task<string> LinesAsync(
        string program,
        string file,
        IReadOnlyList<string> arguments,
        PipeSource input,
        Action<string> heard,
        Func<string, bool> isComplaint,
        CancellationToken cancellationToken)
    {
        using var enough = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        var words = new LastWords(file);
        CaptureException? refusal = null;
        try
        {
            await await StartAsync(
                [program, .. arguments],
                input,
                PipeTarget.ToDelegate(Hear),
                PipeTarget.ToDelegate(Complain),
                () => { },
                enough.Token);
        }
        catch (OperationCanceledException) when (refusal is not null)
        {
            throw refusal;
        }

        return refusal is null ? words.ToString() : throw refusal;

        void Complain(string line)
        {
            if (isComplaint(line))
            {
                words.Add(line);
            }
        }

        void Hear(string line)
        {
            try
            {
                if (refusal is null)
                {
                    heard(line);
                }
            }
            catch (CaptureException tooMuch)
            {
                refusal = tooMuch;
                enough.Cancel();
            }
        }
    }

    /// <summary>Starts a program.</summary>
    /// <param name="commandLine">The program, on the path, and its arguments, passed one by one.</param>
    /// <param name="input">What goes to its standard input.</param>
    /// <param name="output">Takes its standard output.</param>
    /// <param name="complaint">Takes its standard error.</param>
    /// <param name="started">Called before any other child can start: lets go of what this one has inherited.</param>
    /// <param name="cancellationToken">Kills it.</param>
    /// <returns>Done when it has started: a task that is done when it has ended, with its exit code.</returns>
    /// <exception cref="CaptureException">It cannot be started.</exception>
    public static async Task<Task<int>> StartAsync(
        IReadOnlyList<string> commandLine,
        PipeSource input,
        PipeTarget output,
        PipeTarget complaint,
        Action started,
        CancellationToken cancellationToken)
    {
        var whole = (string[])[.. await Confinement.OfAsync(), .. commandLine];
        var command = Cli.Wrap(whole[0])
            .WithArguments(whole[1..])
            .WithStandardInputPipe(input)
            .WithStandardOutputPipe(output)
            .WithStandardErrorPipe(complaint)
            .WithValidation(CommandResultValidation.None);
        return await StarterThread.RunAsync(() =>
        {
            try
            {
                return EndAsync(Execute(command, cancellationToken), commandLine[0], cancellationToken);
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
                $"{command.TargetFilePath} was expected on the path (package util-linux); it cannot be started: "
                + failure.Message,
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
