using Surgical.Models.Files;
using Surgical.Models.Files.Weights;
using Surgical.Models.Gemma3;
using Surgical.Models.Runtime.Machine;

namespace Surgical.ModelImport.Importing;

/// <summary>The format that a snapshot is imported in when nobody says which: what this machine runs well.</summary>
internal static class DefaultFormat
{
    // Small enough for any machine's memory, so exact numbers cost nothing: float32 is read where it is mapped.
    private const long SmallBytes = 2_000_000_000;

    public static ModelFormat For(Gemma3Configuration configuration, ImportOptions options) =>
        For(configuration, options.HasGpu ?? Hardware.HasGpuDriver);

    internal static ModelFormat For(Gemma3Configuration configuration, bool hasGpu)
    {
        var isSmall = TensorPlan.Count(configuration) * sizeof(float) <= SmallBytes;
        return isSmall ? new ModelFormat.F32()
            : hasGpu ? new ModelFormat.BF16()
            : new ModelFormat.Int4(Block: 32, HeadBits: 8);
    }
}
