using Surgical.Soak.Processes;

namespace Surgical.Soak;

/// <summary>All long proofs. A new one gets its line here, and a sample of it a test.</summary>
internal static class Proofs
{
    public static IReadOnlyList<Proof> All { get; } =
    [
        new(
            "kills",
            "kill -9 of `surgical analyze` while ffmpeg decodes for it leaves no process behind",
            Count: 100,
            Length: TimeSpan.FromMinutes(8),
            new Kills(RealProgram.Analyze).RunAsync),
    ];
}
