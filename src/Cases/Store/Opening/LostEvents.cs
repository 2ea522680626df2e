using Microsoft.Extensions.Logging;

namespace Surgical.Cases.Store.Opening;

/// <summary>Says at start where events that were written are not in the database any more.</summary>
public sealed partial class LostEvents(EventTrace trace, TheatreBoard board, ILogger<LostEvents> logger)
{
    private const int MostNamed = 3;

    /// <summary>Holds the board against the traces, and brings those up to date that know less.</summary>
    public void Say()
    {
        var lost = new List<string>();
        foreach (var one in board.All)
        {
            if (trace.Of(one.Id) is var written && written > one.LastEvent)
            {
                lost.Add($"{one.Id} has {one.LastEvent} of {written}");
            }

            trace.Note(one.Id, one.LastEvent);
        }

        if (lost.Count > 0)
        {
            var named = string.Join(", ", lost.Take(MostNamed)) + (lost.Count > MostNamed ? " ..." : "");
            Log.Lost(logger, lost.Count, named);
        }
    }

    private static partial class Log
    {
        [LoggerMessage(
            Level = LogLevel.Error,
            Message = "{Count} cases have fewer events than were written ({Cases}): the database is older than its "
                + "files, or was copied without the surgical.db-wal beside it. What there is is shown, and nothing was "
                + "removed. Stop surgical, put the right one back, with its -wal, and start again")]
        public static partial void Lost(ILogger logger, int count, string cases);
    }
}
