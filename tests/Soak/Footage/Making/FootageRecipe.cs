namespace Surgical.Soak.Footage.Making;

/// <summary>How a file is made.</summary>
/// <param name="Kind">In words: coding, container and what is out of the ordinary.</param>
/// <param name="Steps">In order.</param>
/// <param name="File">Name of what comes out.</param>
/// <param name="Wrapping">Its container.</param>
/// <param name="Damage">What is done to it at last; null where it stays whole.</param>
internal sealed record FootageRecipe(
    string Kind, IReadOnlyList<MakingStep> Steps, string File, Wrapping Wrapping, Damage? Damage)
{
    /// <summary>Makes the file, whole.</summary>
    /// <returns>Whether it could be made.</returns>
    public async Task<bool> MakeAsync(string folder, CancellationToken cancellationToken)
    {
        foreach (var step in Steps)
        {
            switch (step)
            {
                case MakingStep.Encode(var options):
                    string[] all = ["-nostdin", "-v", "error", "-y", .. options.Split(' ')];
                    var run = await MediaProgram.RunAsync("ffmpeg", all, folder, cancellationToken);
                    if (run.ExitCode != 0)
                    {
                        return false;
                    }

                    break;
                case MakingStep.Join(var first, var second, var to):
                    byte[] joined = [.. Bytes(folder, first), .. Bytes(folder, second)];
                    await System.IO.File.WriteAllBytesAsync(Path.Combine(folder, to), joined, cancellationToken);
                    break;
                case MakingStep.Turn(var file, var turn):
                    turn.Write(Path.Combine(folder, file));
                    break;
                default:
                    throw new InvalidOperationException($"Expected a known step, got {step}.");
            }
        }

        return true;
    }

    public override string ToString() =>
        string.Join("\n", Steps.Select(step => step.ToString()).Append($"damage: {Damage?.ToString() ?? "none"}"));

    private static byte[] Bytes(string folder, string name) => System.IO.File.ReadAllBytes(Path.Combine(folder, name));
}
