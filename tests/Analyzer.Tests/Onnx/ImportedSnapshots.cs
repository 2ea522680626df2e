using System.Collections.Concurrent;
using Surgical.ModelImport;
using Surgical.TestKit;

namespace Surgical.Analyzer.Tests.Onnx;

/// <summary>Snapshots imported for the tests of one class, each once.</summary>
public sealed class ImportedSnapshots : IDisposable
{
    private readonly TemporaryFolder _folder = new();
    private readonly ConcurrentDictionary<string, Lazy<string>> _imported = new();

    /// <summary>The imported folder of a snapshot.</summary>
    public string this[string snapshot] => _imported.GetOrAdd(snapshot, s => new Lazy<string>(() => Import(s))).Value;

    public void Dispose() => _folder.Dispose();

    private string Import(string snapshot) => ModelImporter.Import(
        snapshot,
        _folder[Guid.NewGuid().ToString("N")],
        new Progress<ImportProgress>(),
        TestContext.Current.CancellationToken).Folder;
}
