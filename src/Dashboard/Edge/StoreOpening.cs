using Surgical.Cases.Deletion;
using Surgical.Cases.Footage;
using Surgical.Cases.Store;
using Surgical.Cases.Store.Opening;

namespace Surgical.Dashboard.Edge;

/// <summary>
/// Opens the store before the first request. Only what a person deleted is removed; what is damaged is left alone.
/// </summary>
internal sealed partial class StoreOpening(
    DataFolder data,
    StoreCheck check,
    StoreCondition condition,
    Quarantine quarantine,
    Remains remains,
    EmptiedEvents emptied,
    CaseJournal journal,
    LostEvents lost,
    SameFootage footage,
    ILogger<StoreOpening> logger) : IHostedService
{
    public async Task StartAsync(CancellationToken cancellationToken)
    {
        data.Open();
        await check.PassAsync(cancellationToken);
        try
        {
            await OpenAsync(cancellationToken);
        }
        catch (Exception failed) when (check.Words(failed) is { } words)
        {
            throw new IOException(words, failed);
        }
    }

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    private async Task OpenAsync(CancellationToken cancellationToken)
    {
        if (condition.ReadingOnly is not null)
        {
            SayHidden(await journal.RecallAsync(cancellationToken));
            footage.Recall();
            return;
        }

        quarantine.RemoveHalfMade();
        await quarantine.TakeBackAsync(cancellationToken);
        await remains.FinishAsync(cancellationToken);
        if (await emptied.FinishAsync(cancellationToken) is { } why)
        {
            Log.Unwiped(logger, why);
        }

        var hidden = await journal.RecallAsync(cancellationToken);
        footage.Recall();
        SayHidden(hidden);
        lost.Say();
        if (hidden.Count == 0)
        {
            await quarantine.SetAsideAsync(cancellationToken);
        }
    }

    private void SayHidden(IReadOnlyList<DamagedCase> hidden)
    {
        foreach (var (caseId, why) in hidden)
        {
            Log.Hidden(logger, caseId, why);
        }
    }

    private static partial class Log
    {
        [LoggerMessage(
            Level = LogLevel.Warning,
            Message = "What was erased is shown nowhere, but bytes of it may still lie on the disk: {Why}. It is tried "
                + "again every ten minutes, and at the next start")]
        public static partial void Unwiped(ILogger logger, string why);

        [LoggerMessage(
            Level = LogLevel.Error,
            Message = "Case {CaseId} is damaged and not shown: {Why}. Nothing of it was changed or moved; the other "
                + "cases are shown. See what is left of it with `surgical doctor`")]
        public static partial void Hidden(ILogger logger, string caseId, string why);
    }
}
