using Surgical.TestKit;
using Surgical.TestKit.Cases;

namespace Surgical.Dashboard.Tests.Edge;

/// <summary>A store of its own for one damage.</summary>
/// <param name="folder">Its data folder.</param>
/// <param name="database">PostgreSQL's connection string; null where the tables lie in the folder.</param>
internal sealed class CopiedStore(TemporaryFolder folder, string? database) : IDisposable
{
    // A start that cannot go on says so within ten seconds; the machine is busy with other tests.
    private static readonly TimeSpan LongestStart = TimeSpan.FromSeconds(20);

    public TemporaryFolder Folder => folder;

    public string? Database => database;

    /// <summary>The file of the tables, where they lie in one.</summary>
    public string File => folder["surgical.db"];

    /// <summary>All that lies beside the tables and is a person's.</summary>
    public List<(string Content, string Name)> Videos =>
    [
        .. Directory.EnumerateFiles(folder.Path, "original", SearchOption.AllDirectories)
            .Select(file => (System.IO.File.ReadAllText(file), Path.GetRelativePath(folder.Path, file)))
            .Order(),
    ];

    public Task<RunningServer> StartAsync() => RunningServer.StartOnAsync(folder.Path, store: database)
        .WaitAsync(LongestStart, TimeProvider.System, TestContext.Current.CancellationToken);

    public void Dispose() => folder.Dispose();
}
