using System.Diagnostics;

namespace Surgical.Soak.Footage;

/// <summary>A program of FFmpeg's, run to its end.</summary>
/// <param name="ExitCode">0 where it did what it was told.</param>
/// <param name="Output">What it wrote.</param>
/// <param name="Words">What it said.</param>
internal sealed record MediaProgram(int ExitCode, byte[] Output, IReadOnlyList<string> Words)
{
    public static Task<MediaProgram> RunAsync(
        string program, IEnumerable<string> options, CancellationToken cancellationToken) =>
        RunAsync(program, options, Environment.CurrentDirectory, cancellationToken);

    /// <param name="program">On the path.</param>
    /// <param name="options">Passed one by one.</param>
    /// <param name="folder">In which it runs.</param>
    /// <param name="cancellationToken">Kills it.</param>
    public static async Task<MediaProgram> RunAsync(
        string program, IEnumerable<string> options, string folder, CancellationToken cancellationToken)
    {
        var start = new ProcessStartInfo(program, options)
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            WorkingDirectory = folder,
        };
        using var process = Process.Start(start)!;
        await using var kill = cancellationToken.Register(process.Kill);
        using var output = new MemoryStream();
        var words = process.StandardError.ReadToEndAsync(CancellationToken.None);
        await process.StandardOutput.BaseStream.CopyToAsync(output, CancellationToken.None);
        var said = (await words).Split('\n');
        await process.WaitForExitAsync(CancellationToken.None);
        cancellationToken.ThrowIfCancellationRequested();
        return new(process.ExitCode, output.ToArray(), said);
    }
}
