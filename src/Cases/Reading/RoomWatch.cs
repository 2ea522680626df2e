using Surgical.Cases.Intake;
using Surgical.Cases.Store;

namespace Surgical.Cases.Reading;

/// <summary>Lets cases go on that were stopped for want of room, once somebody has made some.</summary>
public sealed class RoomWatch(
    TheatreBoard board, CaseRunner runner, LeastRoom room, CaseRunnerOptions options, TimeProvider time)
{
    /// <summary>Looks again and again until it is stopped.</summary>
    public async Task RunAsync(CancellationToken stoppingToken)
    {
        using var again = new PeriodicTimer(options.BetweenLooks, time);
        while (await again.WaitForNextTickAsync(stoppingToken))
        {
            foreach (var caseId in board.LackRoom.TakeWhile(_ => room.IsThere))
            {
                runner.GiveFree(caseId);
            }
        }
    }
}
