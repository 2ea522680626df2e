using Surgical.Models.Files;
using Surgical.Models.Runtime.Machine;

namespace Surgical.ModelImport.Importing;

/// <summary>How a snapshot is imported.</summary>
public sealed record ImportOptions
{
    /// <summary>The weights' format; null for what this machine runs best (<see cref="DefaultFormat"/>).</summary>
    public ModelFormat? Format { get; init; }

    /// <summary>Whether a GPU can run the model, which decides the default format; null to look for a driver.</summary>
    public bool? HasGpu { get; init; }

    /// <summary>
    /// Whether a model without a tokenizer, which cannot be asked, is refused before its weights are read.
    /// </summary>
    public bool NeedsTokenizer { get; init; }

    /// <summary>
    /// Told how many bytes of weights are about to be read for the digest, which takes as long as the disk needs; not
    /// where the digest is remembered.
    /// </summary>
    public Action<long> Reading { get; init; } = _ => { };

    /// <summary>What the machine has; null to look.</summary>
    internal MachineMemory? Memory { get; init; }

    /// <summary>Folders of PEFT adapters, which are added to the weights; in whatever order.</summary>
    public IReadOnlyList<string> Adapters { get; init; } = [];
}
