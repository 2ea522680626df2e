using System.Data.Common;
using Microsoft.EntityFrameworkCore;
using Surgical.Cases.Store;
using Surgical.Cases.Store.Tables;

namespace Surgical.Cases.Care;

/// <summary>
/// Holds the files of cases against tables of an earlier version, before these are brought up to date: only what every
/// version has is asked for, and what the events say is not read.
/// </summary>
internal sealed class OlderExamination(DataFolder data, StoreContexts contexts)
{
    /// <returns>Ids of all cases, and what is wrong with them.</returns>
    public async Task<(IReadOnlySet<string> Cases, IReadOnlyList<Finding> Findings)> OfAsync(
        CancellationToken cancellationToken)
    {
        await using var context = contexts.CreateDbContext();
        var videos = await context.Videos.AsNoTracking().ToDictionaryAsync(v => v.CaseId, cancellationToken);
        var entries = await context.Cases.AsNoTracking().OrderBy(c => c.Sequence).ToListAsync(cancellationToken);
        var (deleted, findings) = (data.Doomed.ToHashSet(), new List<Finding>());
        foreach (var entry in entries.Where(entry => !deleted.Contains(entry.Id)))
        {
            findings.AddRange(await OfAsync(context, entry, videos.GetValueOrDefault(entry.Id), cancellationToken));
        }

        return (entries.Select(entry => entry.Id).ToHashSet(), findings);
    }

    private async Task<IReadOnlyList<Finding>> OfAsync(
        StoreContext context, CaseRow entry, VideoRow? video, CancellationToken cancellationToken)
    {
        var files = new CaseFiles(data);
        List<Finding> findings = [.. files.WrongVideos(entry, video)];
        try
        {
            var events = await context.Events.Where(e => e.CaseId == entry.Id)
                .OrderBy(e => e.Number)
                .Select(e => new { e.Number, e.Picture })
                .ToListAsync(cancellationToken);
            if (events.Count > 0 && events[^1].Number is var last && last > events.Count)
            {
                findings.Add(new($"Case {entry.Id}: {last - events.Count} of its events are missing.", CanMend: false));
            }

            var pictures = events.Select(told => told.Picture).OfType<string>().Distinct();
            findings.AddRange(CaseFiles.WrongPictures(
                entry, pictures.Count(picture => !files.IsWhole(picture)), canMend: false));
        }
        catch (DbException unreadable)
        {
            findings.Add(new($"Case {entry.Id}: its events cannot be read ({unreadable.Message}).", CanMend: false));
        }

        return findings;
    }
}
