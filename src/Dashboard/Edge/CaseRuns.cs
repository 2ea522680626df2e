using Surgical.Cases.Reading;

namespace Surgical.Dashboard.Edge;

/// <summary>Cases are run as long as the server is.</summary>
internal sealed class CaseRuns(CaseRunner runner, RoomWatch room) : BackgroundService
{
    protected override Task ExecuteAsync(CancellationToken stoppingToken) =>
        Task.WhenAll(runner.RunAsync(stoppingToken), room.RunAsync(stoppingToken));
}
