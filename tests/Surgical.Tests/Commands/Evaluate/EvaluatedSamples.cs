using Surgical.TestKit;

namespace Surgical.Tests.Commands.Evaluate;

/// <summary>
/// Both sample videos, read every ten seconds by the embedded model and scored by one run of the real program.
/// </summary>
public sealed class EvaluatedSamples : IAsyncLifetime
{
    private readonly TemporaryFolder _folder = new();

    /// <summary>The folder of the run; not to be written to.</summary>
    public string Folder => _folder["run"];

    /// <summary>How the program ended.</summary>
    public ProgramRun Run { get; private set; } = new(-1, "", "");

    /// <summary>The arguments of the run, into another folder.</summary>
    public static string[] Into(string folder) =>
        ["evaluate", "phases", "--truth", Repository.SampleVideos, "--run", "embedded", "--gap", "10", "--out", folder];

    public async ValueTask InitializeAsync() =>
        Run = await ProgramRun.OfAsync(Into(Folder), TestContext.Current.CancellationToken);

    public ValueTask DisposeAsync()
    {
        _folder.Dispose();
        return ValueTask.CompletedTask;
    }
}
