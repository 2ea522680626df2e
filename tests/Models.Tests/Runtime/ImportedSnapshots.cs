using System.Collections.Concurrent;
using Surgical.ModelImport.Importing;
using Surgical.Models.Files;
using Surgical.TestKit;

namespace Surgical.Models.Tests.Runtime;

/// <summary>Snapshots imported for the tests of one class, each once.</summary>
public sealed class ImportedSnapshots : IDisposable
{
    private readonly TemporaryFolder _folder = new();
    private readonly ConcurrentDictionary<string, Lazy<string>> _imported = new();

    /// <summary>The imported folder of a snapshot, adapters merged, as float32.</summary>
    public string this[string snapshot, params string[] adapters] => this[snapshot, new ModelFormat.F32(), adapters];

    /// <summary>The imported folder of a snapshot, adapters merged.</summary>
    public string this[string snapshot, ModelFormat format, params string[] adapters] => _imported.GetOrAdd(
        string.Join('\n', [snapshot, $"{format}", .. adapters]),
        _ => new Lazy<string>(
            () => Import(snapshot, new ImportOptions { Format = format, Adapters = adapters }))).Value;

    public void Dispose() => _folder.Dispose();

    private string Import(string snapshot, ImportOptions options) => ModelImporter.Import(
        snapshot,
        _folder[Guid.NewGuid().ToString("N")],
        options,
        new Progress<ImportProgress>(),
        TestContext.Current.CancellationToken).Folder;
}
