using System.Runtime.CompilerServices;
using System.Threading.Channels;
using Microsoft.Extensions.Logging;
using Surgical.Cases.Chart;
using Surgical.Cases.Footage;
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
    SameFootage footage,
    TakenFiles taken,
    DataFolder data,
    CaseReading reading,
    CaseRunnerOptions options,
    TimeProvider time,
    ILogger<CaseRunner> logger)
{
    private readonly Lock _picking = new();
    private readonly Dictionary<string, RunningCase> _running = [];

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
    /// Stops a case, waiting or running, and writes that down. What was read is kept, and its children end at once.
    /// </summary>
    /// <exception cref="DiskFullException">It cannot be written down, and the case waits again.</exception>
    public async Task<CancelOutcome> CancelAsync(
        string caseId, ChangeOrigin origin, CancellationToken cancellationToken)
    {
        if (board.Find(caseId) is not { } found)
        {
            return CancelOutcome.Unknown;
        }

        if (IsOver(found))
        {
            return CancelOutcome.Over;
        }

        if (!await WithholdAsync(caseId, cancellationToken))
        {
            return CancelOutcome.StillRunning;
        }

        try
        {
            // One that ran has written down already what became of it.
            if (board.Find(caseId) is { } left && !IsOver(left))
            {
                await journal.ChangeAsync(
                    caseId, new CaseEvent.Cancelled(), replaces: null, origin, CancellationToken.None);
            }
        }
        finally
        {
            GiveFree(caseId);
        }

        return board.Find(caseId) switch
        {
            null => CancelOutcome.Unknown,
            { State: CaseState.Cancelled } => CancelOutcome.Cancelled,
            _ => CancelOutcome.Over,
        };
    }

    /// <summary>Stops whoever works on a case, and lets nobody begin with it until it is given free.</summary>
    /// <returns>False where it has not stopped in time: nothing is withheld then.</returns>
    internal async Task<bool> WithholdAsync(string caseId, CancellationToken cancellationToken)
    {
        while (true)
        {
            RunningCase? run;
            lock (_picking)
            {
                if (!_running.TryGetValue(caseId, out run))
                {
                    journal.Mark(caseId, new Work.Withheld());
                    return true;
                }
            }

            try
            {
                await run.StopAsync(options.LongestStop, time, cancellationToken);
            }
            catch (TimeoutException)
            {
                return false;
            }
        }
    }

    /// <summary>Lets a case be run again that was withheld, if it is not at its end.</summary>
    internal void GiveFree(string caseId)
    {
        journal.Mark(caseId, new Work.Nobody());
        Wake();
    }

    /// <summary>
    /// The case that has waited longest, whenever there is a place for one; it is marked, so that it comes once.
    /// </summary>
    private async IAsyncEnumerable<string> WaitingAsync([EnumeratorCancellation] CancellationToken stoppingToken)
    {
        Wake();
        await foreach (var _ in _bell.Reader.ReadAllAsync(stoppingToken))
        {
            while (Pick(stoppingToken) is { } caseId)
            {
                yield return caseId;
            }
        }
    }

    private string? Pick(CancellationToken stoppingToken)
    {
        lock (_picking)
        {
            // One that is asked for again before its last run is over is picked when that has ended.
            if (board.NextWaiting is not { } caseId || _running.ContainsKey(caseId))
            {
                return null;
            }

            _running.Add(caseId, new(stoppingToken));
            journal.Mark(caseId, board.Video(caseId) is null ? new Work.Preparing() : board.Analyzing(caseId));
            return caseId;
        }
    }

    private async Task RunOneAsync(string caseId, CancellationToken stoppingToken)
    {
        RunningCase run;
        lock (_picking)
        {
            run = _running[caseId];
        }

        try
        {
            await RunOneAsync(caseId, run, stoppingToken);
        }
        finally
        {
            lock (_picking)
            {
                _running.Remove(caseId);
            }

            run.Dispose();

            // It may have been asked for again before it was marked as nobody's.
            Wake();
        }
    }

    private async Task RunOneAsync(string caseId, RunningCase run, CancellationToken stoppingToken)
    {
        try
        {
            taken.Require(caseId);
            using var begun = BegunNote.Take(
                data, caseId, board.Video(caseId) is null ? "preparing" : "reading", run.Token);
            if (board.Video(caseId) is null)
            {
                var video = await preparation.PrepareAsync(caseId, run.Token);
                taken.Note(video);
                await journal.PreparedAsync(video, CancellationToken.None);
                journal.Mark(caseId, board.Analyzing(caseId));
                await footage.LookAsync(caseId, run.Token);
            }

            taken.Require(caseId);
            await reading.ReadAsync(caseId, run.Token);
            journal.Mark(caseId, new Work.Nobody());
            Log.Complete(logger, caseId);
        }
        catch (OperationCanceledException) when (IsOfTheProgram(run, stoppingToken))
        {
            throw;
        }
        catch (ServerDiedException died)
        {
            if (await RecordAsync(caseId, died, stoppingToken))
            {
                died.Forget();
            }
        }
        catch (Exception) when (run.IsStopped)
        {
            Log.Cancelled(logger, caseId);
            await RecordAsync(caseId, new CaseEvent.Cancelled(), stoppingToken);
        }
        catch (Exception failed)
        {
            await RecordAsync(caseId, failed, stoppingToken);
        }
    }

    // The run hears of a stop of the program from the same source as this one, perhaps a moment earlier.
    private static bool IsOfTheProgram(RunningCase run, CancellationToken stoppingToken) =>
        stoppingToken.IsCancellationRequested || (run.Token.IsCancellationRequested && !run.IsStopped);

    private static bool IsOver(Case found) =>
        found.State is CaseState.Complete or CaseState.Failed or CaseState.Cancelled;

    /// <returns>Whether it is written down.</returns>
    private async Task<bool> RecordAsync(string caseId, Exception failed, CancellationToken stoppingToken)
    {
        Log.Failed(logger, caseId, failed.GetType().Name);
        var reason = FailureWords.Of(failed);
        if (FullDisk.Caused(failed))
        {
            // Not the case's fault, and nothing can be written: a retry or the next start goes on after its last event.
            journal.Mark(caseId, new Work.GivenUp(reason) { LacksRoom = failed is NoRoomException });
            return false;
        }

        return await RecordAsync(caseId, new CaseEvent.Failed(reason), stoppingToken);
    }

    private async Task<bool> RecordAsync(string caseId, CaseEvent end, CancellationToken stoppingToken)
    {
        try
        {
            await journal.AppendAsync(caseId, end, stoppingToken);
            journal.Mark(caseId, new Work.Nobody());
            return true;
        }
        catch (Exception unwritten) when (unwritten is not OperationCanceledException)
        {
            journal.Mark(caseId, new Work.GivenUp(FailureWords.Of(unwritten)));
            return false;
        }
    }

    private static partial class Log
    {
        [LoggerMessage(Level = LogLevel.Information, Message = "Case {CaseId} is complete")]
        public static partial void Complete(ILogger logger, string caseId);

        [LoggerMessage(Level = LogLevel.Information, Message = "Case {CaseId} was cancelled")]
        public static partial void Cancelled(ILogger logger, string caseId);

        [LoggerMessage(Level = LogLevel.Error, Message = "Case {CaseId} ended early: {Kind}")]
        public static partial void Failed(ILogger logger, string caseId, string kind);
    }
}
