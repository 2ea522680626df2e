using System.Runtime.CompilerServices;
using System.Threading.Channels;
using Microsoft.Extensions.Logging;
using Surgical.Cases.Chart;
using Surgical.Cases.Intake;
using Surgical.Cases.Store;
using Surgical.Disk;

namespace Surgical.Cases.Reading;

/// <summary>
/// Owns the running cases: as many side by side as <see cref="CaseRunnerOptions"/> says, begun in order of arrival;
/// goes on after the last event of what an earlier process left unfinished; records why a case ended.
/// </summary>
/// <remarks>
/// The queue is the store's unfinished cases; <see cref="AdmissionOptions.GreatestWaiting"/> bounds it.
/// </remarks>
public sealed partial class CaseRunner(
    TheatreBoard board,
    CaseJournal journal,
    VideoPreparation preparation,
    CaseReading reading,
    CaseRunnerOptions options,
    ILogger<CaseRunner> logger)
{
    // One ring is enough: whoever hears it looks at all that waits.
    private readonly Channel<bool> _bell = Channel.CreateBounded<bool>(
        new BoundedChannelOptions(1) { FullMode = BoundedChannelFullMode.DropWrite });

    /// <summary>Says that a case has come in, or is to be tried again.</summary>
    public void Wake() => _bell.Writer.TryWrite(true);

    /// <summary>Runs cases until it is stopped.</summary>
    public Task RunAsync(CancellationToken stoppingToken) => Parallel.ForEachAsync(
        WaitingAsync(stoppingToken),
        new ParallelOptions { MaxDegreeOfParallelism = options.AtOnce, CancellationToken = stoppingToken },
        async (caseId, stop) => await RunOneAsync(caseId, stop));

    /// <summary>
    /// The case that has waited longest, whenever there is a place for one; it is marked, so that it comes once.
    /// </summary>
    private async IAsyncEnumerable<string> WaitingAsync([EnumeratorCancellation] CancellationToken stoppingToken)
    {
        Wake();
        await foreach (var _ in _bell.Reader.ReadAllAsync(stoppingToken))
        {
            while (board.NextWaiting is { } caseId)
            {
                journal.Mark(caseId, board.Video(caseId) is null ? new Work.Preparing() : board.Analyzing(caseId));
                yield return caseId;
            }
        }
    }

    private async Task RunOneAsync(string caseId, CancellationToken stoppingToken)
    {
        try
        {
            if (board.Video(caseId) is null)
            {
                await journal.PreparedAsync(await preparation.PrepareAsync(caseId, stoppingToken), stoppingToken);
                journal.Mark(caseId, board.Analyzing(caseId));
            }

            await reading.ReadAsync(caseId, stoppingToken);
            journal.Mark(caseId, new Work.Nobody());
            Log.Complete(logger, caseId);
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            throw;
        }
        catch (Exception failed)
        {
            await RecordAsync(caseId, failed, stoppingToken);

            // It may have been asked for again before it was marked as nobody's.
            Wake();
        }
    }

    private async Task RecordAsync(string caseId, Exception failed, CancellationToken stoppingToken)
    {
        Log.Failed(logger, caseId, failed.GetType().Name);
        var reason = FailureWords.Of(failed);
        if (FullDisk.Caused(failed))
        {
            // Not the case's fault, and nothing can be written: a retry or the next start goes on after its last event.
            journal.Mark(caseId, new Work.GivenUp(reason));
            return;
        }

        try
        {
            await journal.AppendAsync(caseId, new CaseEvent.Failed(reason), stoppingToken);
            journal.Mark(caseId, new Work.Nobody());
        }
        catch (Exception unwritten) when (unwritten is not OperationCanceledException)
        {
            journal.Mark(caseId, new Work.GivenUp(FailureWords.Of(unwritten)));
        }
    }

    private static partial class Log
    {
        [LoggerMessage(Level = LogLevel.Information, Message = "Case {CaseId} is complete")]
        public static partial void Complete(ILogger logger, string caseId);

        [LoggerMessage(Level = LogLevel.Error, Message = "Case {CaseId} ended early: {Kind}")]
        public static partial void Failed(ILogger logger, string caseId, string kind);
    }
}
