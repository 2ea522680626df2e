using Surgical.ModelImport.Importing;
using Surgical.Models.Files;
using Surgical.Models.Runtime.Cuda.Device;
using Surgical.Models.Runtime.Machine;

namespace Surgical.Gpu;

/// <summary>Imports snapshots to a folder that is removed at the end.</summary>
internal sealed class ScratchModel : IDisposable
{
    private static readonly ImportOptions Options = new() { Format = new ModelFormat.BF16() };

    private readonly string _folder = Directory.CreateTempSubdirectory("surgical-gpu-").FullName;
    private readonly Dictionary<string, ImportedModel> _imported = [];

    /// <summary>Loads CUDA's libraries from wherever they lie, too.</summary>
    public ScratchModel() => _ = Hardware.Gpu;

    public ImportedModel Import(string snapshot)
    {
        if (!_imported.TryGetValue(snapshot, out var model))
        {
            var into = Path.Combine(
                _folder, _imported.Count.ToString(System.Globalization.CultureInfo.InvariantCulture));
            model = _imported[snapshot] = ModelImporter.Import(
                snapshot, into, Options, new Progress<ImportProgress>(), CancellationToken.None);
        }

        return model;
    }

    public void Dispose() => Directory.Delete(_folder, recursive: true);
}
