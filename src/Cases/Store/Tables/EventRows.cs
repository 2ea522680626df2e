using System.Text.Json;
using Surgical.Analyzer;
using Surgical.Analyzer.Findings;
using Surgical.Cases.Chart;
using Surgical.Models.Contract;

namespace Surgical.Cases.Store.Tables;

/// <summary>Events and answers to rows, and events back.</summary>
internal static class EventRows
{
    public static EventRow Of(string caseId, JournalEntry entry)
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
        };
    }

    public static JournalEntry Read(EventRow row) =>
        new(row.Number, row.At, Parts(row).Event(Enum.Parse<CaseEventKind>(row.Kind)));

    public static EventParts Parts(EventRow row) => new(
        Parse<KeyFrameAnalysis>(row.KeyFrame),
        row.Picture,
        Parse<IReadOnlyList<PhaseSpan>>(row.Phases),
        Parse<ModelIdentity>(row.Model),
        row.Message,
        Parse<FrameCorrection>(row.Correction),
        Parse<PathCorrection>(row.Path),
        Parse<CaseFootage>(row.Footage));

    /// <summary>Whether a correction that is stored says what another does, in every word.</summary>
    public static bool SaysTheSame(EventRow stored, CaseEvent said)
    {
        var parts = EventParts.Of(said);
        return (stored.Correction, stored.Path) == (Json(parts.Correction), Json(parts.Path));
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

    private static string? Json<T>(T? value) =>
        value is null ? null : JsonSerializer.Serialize(value, AnalysisJson.Options);

    private static T? Parse<T>(string? json) =>
        json is null ? default : JsonSerializer.Deserialize<T>(json, AnalysisJson.Options);
}
