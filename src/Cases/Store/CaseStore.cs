using System.Runtime.CompilerServices;
using Microsoft.EntityFrameworkCore;
using Surgical.Analyzer;
using Surgical.Analyzer.Findings;
using Surgical.Cases.Chart;
using Surgical.Cases.Store.Opening;
using Surgical.Cases.Store.Tables;
using Surgical.Disk;

namespace Surgical.Cases.Store;

/// <summary>
/// Cases and what happened to them, as it was written; <see cref="EventWriter"/> writes what happens.
/// </summary>
/// <remarks>Safe to use from several threads. A method that writes returns once its rows are on the disk.</remarks>
public sealed class CaseStore(
    IDbContextFactory<StoreContext> contexts, StoreProvider provider, StoreCondition condition)
{
    // Of some kilobytes each: many read at once, and none of them costs more than this in memory.
    private const int EventsAtOnce = 64;

    /// <summary>Brings an empty or older file to the newest form; nobody else has it.</summary>
    /// <exception cref="IOException">It is damaged, and left as it is.</exception>
    public async Task MigrateAsync(CancellationToken cancellationToken)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        await context.Database.OpenConnectionAsync(cancellationToken);
        var version = await StoreVersion.OfAsync(context, cancellationToken);
        if (version.IsOlder && await provider.DamageAsync(context, cancellationToken) is { } damage)
        {
            version.RequireCurrent(provider.Name, damage);
        }

        await provider.FreeAsync(context, cancellationToken);
        await context.Database.MigrateAsync(cancellationToken);
    }

    /// <summary>Enters a case; its video lies in its folder already.</summary>
    /// <inheritdoc cref="WriteAsync"/>
    public Task AddAsync(CaseRow entry, CancellationToken cancellationToken) => WriteAsync(entry, cancellationToken);

    /// <summary>Enters what of a case is played and analysed.</summary>
    /// <inheritdoc cref="WriteAsync"/>
    public Task AddAsync(VideoRow video, CancellationToken cancellationToken) => WriteAsync(video, cancellationToken);

    /// <summary>
    /// All cases in order of arrival, each with its video where it is prepared; none that is deleted.
    /// </summary>
    public async Task<IReadOnlyList<(CaseRow Entry, VideoRow? Video)>> CasesAsync(CancellationToken cancellationToken)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        var videos = await context.Videos.AsNoTracking().ToDictionaryAsync(v => v.CaseId, cancellationToken);
        var entries = await context.Cases.AsNoTracking()
            .Where(c => !context.Deletions.Any(d => d.CaseId == c.Id))
            .OrderBy(c => c.Sequence)
            .ToListAsync(cancellationToken);
        return [.. entries.Select(entry => (entry, videos.GetValueOrDefault(entry.Id)))];
    }

    /// <summary>Places and ids of the same cases, which can be read where other things of them cannot.</summary>
    internal async Task<IReadOnlyList<(long Sequence, string CaseId)>> SequencesAsync(
        CancellationToken cancellationToken)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        var found = await context.Cases
            .Where(c => !context.Deletions.Any(d => d.CaseId == c.Id))
            .OrderBy(c => c.Sequence)
            .Select(c => new { c.Sequence, c.Id })
            .ToListAsync(cancellationToken);
        return [.. found.Select(one => (one.Sequence, one.Id))];
    }

    /// <summary>The case at a place, with its video where it is prepared.</summary>
    internal async Task<(CaseRow Entry, VideoRow? Video)> CaseAsync(
        long sequence, CancellationToken cancellationToken)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        var entry = await context.Cases.AsNoTracking().SingleAsync(c => c.Sequence == sequence, cancellationToken);
        return (entry, await context.Videos.AsNoTracking()
            .SingleOrDefaultAsync(v => v.CaseId == entry.Id, cancellationToken));
    }

    /// <summary>The events of a case that are newer than a number, ascending; none for an unknown case.</summary>
    public async Task<IReadOnlyList<JournalEntry>> EventsAsync(
        string caseId, long after, CancellationToken cancellationToken)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        var rows = await context.Events.AsNoTracking()
            .Where(e => e.CaseId == caseId && e.Number > after)
            .OrderBy(e => e.Number)
            .ToListAsync(cancellationToken);
        return [.. rows.Select(EventRows.Read)];
    }

    /// <summary>The same, one after another: of a long case only a few are in memory at a time.</summary>
    /// <remarks>
    /// The store is asked again and again and nothing of it is held in between, so that whoever reads slowly keeps no
    /// erasure waiting.
    /// </remarks>
    public async IAsyncEnumerable<JournalEntry> EachEventAsync(
        string caseId, long after, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        IReadOnlyList<EventRow> rows;
        do
        {
            rows = await SomeEventsAsync(caseId, after, cancellationToken);
            foreach (var row in rows)
            {
                yield return EventRows.Read(row);
                after = row.Number;
            }
        }
        while (rows.Count == EventsAtOnce);
    }

    /// <summary>One event of a case; null where none has that number.</summary>
    public async Task<JournalEntry?> EventAsync(string caseId, long number, CancellationToken cancellationToken)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        var row = await context.Events.AsNoTracking()
            .SingleOrDefaultAsync(e => e.CaseId == caseId && e.Number == number, cancellationToken);
        return row is null ? null : EventRows.Read(row);
    }

    /// <summary>Whether a case has an event that its client sent under an id; never for none.</summary>
    public async Task<bool> HasChangeAsync(string caseId, string? clientId, CancellationToken cancellationToken)
    {
        if (clientId is null)
        {
            return false;
        }

        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        return await context.Events.AnyAsync(
            e => e.CaseId == caseId && e.ClientId == clientId, cancellationToken);
    }

    /// <summary>What was read of a frame; null where it is no key frame of the case.</summary>
    /// <param name="caseId">Of the case.</param>
    /// <param name="index">Frame number in the played video.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    public async Task<KeyFrameAnalysis?> KeyFrameAsync(string caseId, long index, CancellationToken cancellationToken)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        var row = await provider.KeyFrame(context, caseId, index).AsNoTracking()
            .SingleOrDefaultAsync(cancellationToken);
        return row is null ? null : EventRows.Parts(row).KeyFrame;
    }

    /// <summary>The events of a case in which an instructor spoke, ascending.</summary>
    public async Task<IReadOnlyList<JournalEntry>> CorrectionsAsync(string caseId, CancellationToken cancellationToken)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        var rows = await context.Events.AsNoTracking()
            .Where(e => e.CaseId == caseId && (e.Correction != null || e.Path != null || e.Withdrawal != null))
            .OrderBy(e => e.Number)
            .ToListAsync(cancellationToken);
        return [.. rows.Select(EventRows.Read)];
    }

    /// <summary>The events of a case that made a moment and changed it, ascending.</summary>
    /// <param name="caseId">Of the case.</param>
    /// <param name="id">Of the moment.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    public async Task<IReadOnlyList<JournalEntry>> MomentAsync(
        string caseId, string id, CancellationToken cancellationToken)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        var rows = await StandingChange.About(context, caseId, id).AsNoTracking()
            .OrderBy(e => e.Number)
            .ToListAsync(cancellationToken);
        return [.. rows.Select(EventRows.Read)];
    }

    /// <summary>Whether a picture is evidence in a case.</summary>
    public async Task<bool> ShowsAsync(string caseId, string picture, CancellationToken cancellationToken)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        return await context.Events.AnyAsync(e => e.CaseId == caseId && e.Picture == picture, cancellationToken);
    }

    /// <summary>Pictures that are evidence in a case.</summary>
    public async Task<IReadOnlyList<string>> PicturesAsync(string caseId, CancellationToken cancellationToken)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        return await context.Events.Where(e => e.CaseId == caseId && e.Picture != null)
            .Select(e => e.Picture!).Distinct().OrderBy(picture => picture).ToListAsync(cancellationToken);
    }

    /// <summary>What was asked and replied for all key frames of a case, by number of their events.</summary>
    public async Task<IReadOnlyDictionary<long, AnswerRow>> AnswersAsync(
        string caseId, CancellationToken cancellationToken)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        return await context.Answers.AsNoTracking()
            .Where(a => a.CaseId == caseId)
            .OrderBy(a => a.Number)
            .ToDictionaryAsync(a => a.Number, cancellationToken);
    }

    /// <summary>What was asked and replied for a key frame; null where nothing was asked.</summary>
    public async Task<AnswerRow?> AnswerAsync(string caseId, long number, CancellationToken cancellationToken)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        return await context.Answers.AsNoTracking()
            .SingleOrDefaultAsync(a => a.CaseId == caseId && a.Number == number, cancellationToken);
    }

    private async Task<IReadOnlyList<EventRow>> SomeEventsAsync(
        string caseId, long after, CancellationToken cancellationToken)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        return await context.Events.AsNoTracking()
            .Where(e => e.CaseId == caseId && e.Number > after)
            .OrderBy(e => e.Number)
            .Take(EventsAtOnce)
            .ToListAsync(cancellationToken);
    }

    /// <exception cref="DiskFullException">There is no room, and nothing was written.</exception>
    /// <exception cref="UnwrittenException">The store may not be written now, and nothing was.</exception>
    private async Task WriteAsync(object row, CancellationToken cancellationToken)
    {
        condition.RequireWritable();
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        context.Add(row);
        try
        {
            await using var transaction = await provider.BeginWritingAsync(context, cancellationToken);
            await context.SaveChangesAsync(cancellationToken);
            await transaction.CommitAsync(CancellationToken.None);
        }
        catch (Exception failed) when (provider.Meaning(failed) is { } meant)
        {
            throw meant;
        }
    }
}
