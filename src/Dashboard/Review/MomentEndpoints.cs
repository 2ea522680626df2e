using Microsoft.AspNetCore.Http.HttpResults;
using Surgical.Cases.Chart;
using Surgical.Cases.Chart.Moments;
using Surgical.Cases.Store;
using Surgical.Dashboard.Edge;
using Surgical.Dashboard.Library;

namespace Surgical.Dashboard.Review;

/// <summary>/api/cases/{id}/moments: all marks of a case in one list, and how persons set and settle them.</summary>
internal static class MomentEndpoints
{
    public static void MapMoments(this IEndpointRouteBuilder routes)
    {
        var moments = routes.MapGroup("/api/cases/{id}/moments");
        moments.AddEndpointFilter<RouteGroupBuilder, DeletedMeanwhile>();
        moments.MapGet("/", ListAsync).ProducesProblem(StatusCodes.Status404NotFound);
        moments.MapPost("/", MarkAsync).TakesChange<Moment>();
        moments.MapPut("/{number:long}", EditAsync).TakesChange<Moment>();
        moments.MapPost("/{moment}/state", SettleAsync).TakesChange<MomentSettlement>();
    }

    private static async Task<Results<Ok<CaseMoments>, ProblemHttpResult>> ListAsync(
        string id, TheatreBoard board, CaseStore store, CancellationToken cancellationToken) =>
        board.Find(id) is null
            ? CaseEndpoints.Absent("case")
            : TypedResults.Ok(CaseMoments.Of(await store.EventsAsync(id, after: 0, cancellationToken)));

    private static async Task<Results<Created<EventBody>, Ok<EventBody>, ProblemHttpResult>> MarkAsync(
        string id,
        HttpRequest request,
        TheatreBoard board,
        CaseStore store,
        CaseJournal journal,
        CancellationToken cancellationToken,
        string? change = null)
    {
        var (said, refusal) = await ReadAsync(id, request, board, store, cancellationToken);
        return said is null
            ? refusal!
            : await ChangeAnswer.OfAsync(request, id, new CaseEvent.Marked(said), replaces: null, change, journal);
    }

    private static async Task<Results<Created<EventBody>, Ok<EventBody>, ProblemHttpResult>> EditAsync(
        string id,
        long number,
        HttpRequest request,
        TheatreBoard board,
        CaseStore store,
        CaseJournal journal,
        CancellationToken cancellationToken,
        long? replaces = null,
        string? change = null)
    {
        var moment = new MomentId(number).ToString();
        if (PersonsMoment.Of(await store.MomentAsync(id, moment, cancellationToken)) is not { } now)
        {
            return CaseEndpoints.Absent(board.Find(id) is null ? "case" : "moment");
        }

        var (said, refusal) = await ReadAsync(id, request, board, store, cancellationToken);
        if (said is null)
        {
            return refusal!;
        }

        return MomentRules.EditObjection(now, said) is { } objection
            ? Refused(objection)
            : await ChangeAnswer.OfAsync(
                request, id, new CaseEvent.MomentEdited(moment, said), replaces, change, journal);
    }

    private static async Task<Results<Created<EventBody>, Ok<EventBody>, ProblemHttpResult>> SettleAsync(
        string id,
        string moment,
        HttpRequest request,
        TheatreBoard board,
        CaseStore store,
        CaseJournal journal,
        CancellationToken cancellationToken,
        long? replaces = null,
        string? change = null)
    {
        if (board.Find(id) is null || MomentId.Parse(moment) is not { } named)
        {
            return CaseEndpoints.Absent(board.Find(id) is null ? "case" : "moment");
        }

        var now = named.Code is not null ? null
            : PersonsMoment.Of(await store.MomentAsync(id, named.ToString(), cancellationToken));
        if (now is null
            && !(named.Code is not null && await MomentPlaces.IsFlagAsync(store, id, named, cancellationToken)))
        {
            return CaseEndpoints.Absent("moment");
        }

        var (said, refusal) = await ChangeBody.ReadAsync<MomentSettlement>("a state", request, cancellationToken);
        if (said is null)
        {
            return refusal!;
        }

        return MomentRules.SettlementObjection(now, said) is { } objection
            ? Refused(objection)
            : await ChangeAnswer.OfAsync(
                request, id, new CaseEvent.MomentSettled(named.ToString(), said), replaces, change, journal);
    }

    private static async Task<(Moment? Said, ProblemHttpResult? Refusal)> ReadAsync(
        string id, HttpRequest request, TheatreBoard board, CaseStore store, CancellationToken cancellationToken)
    {
        if (board.Find(id) is null)
        {
            return (null, CaseEndpoints.Absent("case"));
        }

        var (said, refusal) = await ChangeBody.ReadAsync<Moment>("a moment", request, cancellationToken);
        if (said is null)
        {
            return (null, refusal);
        }

        if (board.Video(id) is not { } video)
        {
            return (null, Refused("Expected a case whose video is prepared; this one waits for its turn."));
        }

        var objection = MomentRules.Objection(said, video.DurationSeconds)
            ?? await MomentPlaces.ObjectionAsync(store, id, said, cancellationToken);
        return objection is null ? (said, null) : (null, Refused(objection));
    }

    private static ProblemHttpResult Refused(string words) =>
        TypedResults.Problem(words, statusCode: StatusCodes.Status422UnprocessableEntity);
}
