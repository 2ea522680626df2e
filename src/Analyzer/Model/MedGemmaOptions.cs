using System.ComponentModel.DataAnnotations;

namespace Surgical.Analyzer.Model;

/// <summary>How a model on this machine is run.</summary>
public sealed record MedGemmaOptions
{
    /// <summary>
    /// Bytes of picture features that are kept for further questions about the same pictures. Default 64 MiB: 25
    /// pictures of a 4-billion-parameter model.
    /// </summary>
    [Range(0, 64L << 30)]
    public long FeatureBytes { get; init; } = 64 << 20;
}
