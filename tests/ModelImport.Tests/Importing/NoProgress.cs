using Surgical.ModelImport.Importing;

namespace Surgical.ModelImport.Tests.Importing;

/// <summary>For imports whose progress nobody looks at.</summary>
internal sealed class NoProgress : IProgress<ImportProgress>
{
    public static NoProgress Instance { get; } = new();

    public void Report(ImportProgress value)
    {
    }
}
