using Surgical.Cases.Deletion;
using Surgical.Cases.Reading;
using Surgical.Cases.Store.Opening;

namespace Surgical.Dashboard.Edge;

/// <summary>Cases are run as long as the server is, unless what they say could not be written.</summary>
internal sealed class CaseRuns(
    CaseRunner runner, StoreCondition condition, RoomWatch room, ErasureWatch erasures) : BackgroundService
{
    protected override Task ExecuteAsync(CancellationToken stoppingToken) => condition.ReadingOnly is null
        ? Task.WhenAll(
            runner.RunAsync(stoppingToken), room.RunAsync(stoppingToken), erasures.RunAsync(stoppingToken))
        : Task.CompletedTask;
}
