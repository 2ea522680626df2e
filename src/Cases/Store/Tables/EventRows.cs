using System.Text.Json;
using Microsoft.EntityFrameworkCore.Query;
using Surgical.Analyzer;
using Surgical.Analyzer.Findings;
using Surgical.Cases.Chart;
using Surgical.Cases.Chart.Moments;
using Surgical.Models.Contract;

namespace Surgical.Cases.Store.Tables;

/// <summary>Events and answers to rows, and events back.</summary>
internal static class EventRows
{
    private static readonly JsonSerializerOptions Reading =
        new(AnalysisJson.Options) { Converters = { new FiniteNumber() } };

    /// <summary>Kinds that keep their place in the case once what they said is erased.</summary>
    private static readonly HashSet<CaseEventKind> Placed =
    [
        CaseEventKind.KeyFrame,
        CaseEventKind.CorrectionWithdrawn,
        CaseEventKind.Moment,
        CaseEventKind.MomentEdited,
        CaseEventKind.MomentSettled,
    ];

    public static EventRow Of(string caseId, JournalEntry entry, string? clientId = null)
    {
        var parts = EventParts.Of(entry.Event);
        return new()
        {
            CaseId = caseId,
            Number = entry.Number,
            Kind = entry.Event.Kind.ToString(),
            At = entry.At,
            KeyFrame = Json(parts.KeyFrame),
            Picture = parts.Picture,
            Phases = Json(parts.Phases),
            Model = Json(parts.Model),
            Message = parts.Message,
            Correction = Json(parts.Correction),
            Path = Json(parts.Path),
            Footage = Json(parts.Footage),
            Erases = Json(parts.Erases),
            Moment = Json(parts.Moment),
            Settlement = Json(parts.Settlement),
            Withdrawal = Json(parts.Withdrawal),
            About = parts.About,
            Author = Json(entry.Author),
            ClientId = clientId,
        };
    }

    public static JournalEntry Read(EventRow row)
    {
        var entry = new JournalEntry(row.Number, row.At, Event(row)) { ErasedAt = row.ErasedAt };
        return Parse<EventAuthor>(row.Author) is { } author ? entry with { Author = author } : entry;
    }

    /// <summary>What is left of an event once what it said is erased.</summary>
    public static EventRow Emptied(EventRow row, DateTimeOffset at) => new()
    {
        CaseId = row.CaseId,
        Number = row.Number,
        Kind = row.Kind,
        At = row.At,
        KeyFrame = Json(Parse<KeyFrameAnalysis>(row.KeyFrame)?.Erased()),
        Correction = Json(Parse<ErasedPlace>(row.Correction)),
        Path = row.Path is null ? null : "{}",
        Moment = Json(Parse<Moment>(row.Moment)?.Erased()),
        Settlement = Json(Parse<MomentSettlement>(row.Settlement)?.Erased()),
        Withdrawal = Json(Parse<CorrectionWithdrawal>(row.Withdrawal)?.Erased()),
        About = row.About,
        Author = Json(Read(row).Author.Nameless()),
        ClientId = row.ClientId,
        ErasedAt = at,
    };

    /// <summary>Puts an emptied row in its place.</summary>
    public static Action<UpdateSettersBuilder<EventRow>> Emptying(EventRow emptied) => set => set
        .SetProperty(e => e.KeyFrame, emptied.KeyFrame)
        .SetProperty(e => e.Picture, (string?)null)
        .SetProperty(e => e.Phases, (string?)null)
        .SetProperty(e => e.Message, (string?)null)
        .SetProperty(e => e.Correction, emptied.Correction)
        .SetProperty(e => e.Path, emptied.Path)
        .SetProperty(e => e.Moment, emptied.Moment)
        .SetProperty(e => e.Settlement, emptied.Settlement)
        .SetProperty(e => e.Withdrawal, emptied.Withdrawal)
        .SetProperty(e => e.Author, emptied.Author)
        .SetProperty(e => e.ErasedAt, emptied.ErasedAt);

    public static EventParts Parts(EventRow row) => new(
        Parse<KeyFrameAnalysis>(row.KeyFrame),
        row.Picture,
        Parse<IReadOnlyList<PhaseSpan>>(row.Phases),
        Parse<ModelIdentity>(row.Model),
        row.Message,
        Parse<FrameCorrection>(row.Correction),
        Parse<PathCorrection>(row.Path),
        Parse<CaseFootage>(row.Footage),
        Parse<IReadOnlyList<long>>(row.Erases),
        Parse<Moment>(row.Moment),
        row.About,
        Parse<MomentSettlement>(row.Settlement),
        Parse<CorrectionWithdrawal>(row.Withdrawal));

    /// <summary>Whether a change that is stored says what another does, in every word.</summary>
    public static bool SaysTheSame(EventRow stored, CaseEvent said)
    {
        // Read and written again: rows of earlier versions lack keys that came since.
        var (there, parts) = (Parts(stored), EventParts.Of(said));
        return stored.ErasedAt is null && stored.Kind == said.Kind.ToString() && there.About == parts.About
            && (Json(there.Correction), Json(there.Path)) == (Json(parts.Correction), Json(parts.Path))
            && (Json(there.Moment), Json(there.Settlement)) == (Json(parts.Moment), Json(parts.Settlement))
            && Json(there.Withdrawal) == Json(parts.Withdrawal);
    }

    public static AnswerRow Of(string caseId, long number, KeyFrameAnalysis keyFrame, Answer answer)
    {
        var (question, reply, model) = answer;
        return new()
        {
            CaseId = caseId,
            Number = number,
            InputSha256 = keyFrame.FrameSha256,
            System = question.System,
            Prompt = question.Text,
            Parameters = Json(new
            {
                question.Profile,
                question.PicturesAt,
                question.Bos,
                question.MaxTokens,
                question.Decoding,
            })!,
            ModelDigest = model.Digest,
            Reply = reply.Text,
            End = reply.End.ToString(),
            PromptTokens = reply.PromptTokens ?? 0,
            ReplyTokens = reply.ReplyTokens ?? 0,
            MeanLogProbability = reply.MeanLogProbability,
            Times = Json(new
            {
                ImageSeconds = reply.Times.Image.TotalSeconds,
                PrefillSeconds = reply.Times.Prefill.TotalSeconds,
                PerTokenSeconds = reply.Times.PerToken.TotalSeconds,
            })!,
            Parse = Json(new { keyFrame.Status, keyFrame.Reason, keyFrame.Phase, keyFrame.Thinking, keyFrame.Answer })!,
        };
    }

    private static CaseEvent Event(EventRow row)
    {
        var kind = Enum.Parse<CaseEventKind>(row.Kind);
        return row.ErasedAt is null || Placed.Contains(kind)
            ? Parts(row).Event(kind)
            : new CaseEvent.Erased(kind, Parse<ErasedPlace>(row.Correction)?.Index);
    }

    private static string? Json<T>(T? value) =>
        value is null ? null : JsonSerializer.Serialize(value, AnalysisJson.Options);

    private static T? Parse<T>(string? json) =>
        json is null ? default : JsonSerializer.Deserialize<T>(json, Reading);

    /// <summary>Of a correction, what stays: it may not let an older one count again.</summary>
    private sealed record ErasedPlace(long Index);
}
