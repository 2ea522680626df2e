using System.Diagnostics;
using Xunit;

namespace Surgical.TestKit;

/// <summary>
/// A program that waits at a gate before it does what it always does; for what is too quick to be looked at.
/// </summary>
public sealed class GatedProgram : IDisposable
{
    private readonly TemporaryFolder _folder = new();
    private readonly string _gate;

    /// <param name="name">Found by PATH.</param>
    public GatedProgram(string name)
    {
        _gate = _folder["gate"];
        Run("mkfifo", _gate);

        // The shell opens the pipe, which waits for somebody at the other end, and then becomes the program.
        File.WriteAllText(_folder[name], $$"""
            #!/bin/sh
            : < '{{_gate}}'
            PATH="${PATH#*:}"
            exec {{name}} "$@"

            """);
        Run("chmod", "700", _folder[name]);
    }

    /// <summary>To be the first entry of PATH.</summary>
    public string Folder => _folder.Path;

    /// <summary>Lets one waiting program, or the next one, through.</summary>
    public Task OpenAsync(CancellationToken cancellationToken) =>
        Task.Run(() => File.OpenWrite(_gate).Dispose(), cancellationToken);

    public void Dispose() => _folder.Dispose();

    private static void Run(string program, params string[] arguments)
    {
        using var process = Process.Start(program, arguments);
        process.WaitForExit();
        Assert.Equal(0, process.ExitCode);
    }
}
