using Surgical.Cases.Reading;

namespace Surgical.Dashboard.Edge;

/// <summary>Cases are run as long as the server is.</summary>
internal sealed class CaseRuns(CaseRunner runner) : BackgroundService
{
    protected override Task ExecuteAsync(CancellationToken stoppingToken) => runner.RunAsync(stoppingToken);
}
