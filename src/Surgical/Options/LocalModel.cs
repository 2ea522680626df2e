using Surgical.ModelImport.Importing;
using Surgical.Models.Contract;
using Surgical.Models.Files;
using Surgical.Models.Runtime;
using Surgical.Models.Runtime.Cuda.Device;
using Surgical.Models.Runtime.Machine;

namespace Surgical.Options;

/// <summary>
/// Opens a model on the device that was asked for; where any will do, on the GPU if it can, and else on the processor,
/// with a word on stderr about why.
/// </summary>
internal static class LocalModel
{
    /// <param name="folder">Of the model, snapshot or imported.</param>
    /// <param name="import">How a snapshot is imported; its format follows from the device.</param>
    /// <param name="options">What it is run on.</param>
    /// <param name="cancellationToken">Stops an import.</param>
    /// <exception cref="ImportException">The folder holds no model that can be used.</exception>
    /// <exception cref="ModelException">The model cannot be run, or not on the device that was asked for.</exception>
    public static MedGemmaModel Open(
        string folder, ImportOptions import, MedGemmaOptions options, CancellationToken cancellationToken)
    {
        switch (options.Device)
        {
            case ComputeDevice.Cuda when import.Format is not (null or ModelFormat.BF16):
                throw new ModelException(
                    "A GPU computes in bf16: expected --device cuda with that format or none, "
                    + $"got {import.Format.Name}.");

            case ComputeDevice.Cuda:
                var format = new ModelFormat.BF16();
                return MedGemmaModel.Open(
                    ModelFolder.Resolve(folder, import with { Format = format }, cancellationToken), options);

            case ComputeDevice.Auto when Hardware.Gpu is { HasDriver: true } gpu:
                return gpu.IsUsable
                    ? OnGpuOrElse(folder, import, options, cancellationToken)
                    : OnProcessor(folder, import, options, string.Join("; ", gpu.Problems), cancellationToken);

            default:
                return OnProcessor(folder, import, options, why: null, cancellationToken);
        }
    }

    private static MedGemmaModel OnGpuOrElse(
        string folder, ImportOptions import, MedGemmaOptions options, CancellationToken cancellationToken)
    {
        var imported = ModelFolder.Resolve(folder, import with { HasGpu = true }, cancellationToken);
        if (ImportedModel.Open(imported).Manifest.Format is not ModelFormat.BF16)
        {
            return MedGemmaModel.Open(imported, options);
        }

        try
        {
            return MedGemmaModel.Open(imported, options);
        }
        catch (ModelException refused) when (!ImportedModel.IsAt(folder))
        {
            return OnProcessor(folder, import, options, refused.Message, cancellationToken);
        }
    }

    private static MedGemmaModel OnProcessor(
        string folder, ImportOptions import, MedGemmaOptions options, string? why, CancellationToken cancellationToken)
    {
        if (why is not null)
        {
            Console.Error.WriteLine(
                $"surgical: note: computing on the processor, the GPU is not used: {why.TrimEnd('.')}.");
        }

        var imported = ModelFolder.Resolve(folder, import with { HasGpu = false }, cancellationToken);
        return MedGemmaModel.Open(imported, options with { Device = ComputeDevice.Cpu });
    }
}
