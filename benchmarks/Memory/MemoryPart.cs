namespace Surgical.Benchmarks.Memory;

/// <summary>What runs for long.</summary>
internal enum MemoryPart
{
    /// <summary>Everything, from the video file to the tracker.</summary>
    Case,

    /// <summary>The model alone, asked the same again.</summary>
    Model,

    /// <summary>Capture and sampling alone.</summary>
    Capture,
}
