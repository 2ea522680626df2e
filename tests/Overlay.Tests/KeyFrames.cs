using Surgical.Analyzer.Findings;

namespace Surgical.Overlay.Tests;

internal static class KeyFrames
{
    public static KeyFrameAnalysis Read(
        string? thinking = null, string? answer = "Keep the tunnel square.", string? phase = "incision") =>
        new(
            75, 3, KeyFrameStatus.Read, null, phase, phase, 0.9, 0.9, thinking, answer, [], [], 0.2, new('0', 64),
            new('1', 64));
}
