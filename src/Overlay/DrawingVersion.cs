using System.Security.Cryptography;
using Surgical.Analyzer.Findings;

namespace Surgical.Overlay;

/// <summary>
/// Tells drawings of one build from those of another, so that nobody shows a kept drawing that would be drawn
/// differently now.
/// </summary>
public static class DrawingVersion
{
    // Enough that two builds never share it by accident.
    private const int Digits = 12;

    /// <summary>Twelve hexadecimal digits: of this code, and of the code that names what it draws.</summary>
    public static string Current { get; } = Of(typeof(OverlayLayout), typeof(KeyFrameAnalysis));

    // A build is deterministic: the id of a module is a hash of what it was compiled from.
    private static string Of(params IEnumerable<Type> code) =>
        Convert.ToHexStringLower(
            SHA256.HashData([.. code.SelectMany(type => type.Module.ModuleVersionId.ToByteArray())]))[..Digits];
}
