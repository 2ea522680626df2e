using System.Text.Json;
using Surgical.Analyzer;
using Surgical.Cases.Chart;
using Surgical.Cases.Chart.Moments;
using Surgical.Dashboard.Edge;
using Surgical.TestKit.Models;

namespace Surgical.Dashboard.Tests.Edge;

public sealed class EventBodyTests
{
    private static readonly FrameCorrection Confirmed = new(0, 0, CorrectionVerdict.Confirmed, "idle", "Dr A");

    private static readonly Moment Mark = new(MomentKind.Bookmark, 1, 2, "Dr A", Severity: MomentSeverity.Note);

    public static TheoryData<CaseEvent, string, string> Events => new()
    {
        { new CaseEvent.Started(new("sim", "d1", null)), "started", "\"model\":{\"name\":\"sim\"" },
        { new CaseEvent.Resumed(null), "resumed", "\"model\":null" },
        { new CaseEvent.KeyFrame(KeyFrames.At(1), "ab"), "key-frame", "\"picture\":\"ab\"" },
        { new CaseEvent.Phases([]), "phases", "\"phases\":[]" },
        { new CaseEvent.Ended(), "ended", "\"message\":null" },
        { new CaseEvent.Failed("it broke off"), "failed", "\"message\":\"it broke off\"" },
        { new CaseEvent.Retried(), "retried", "\"correction\":null" },
        { new CaseEvent.Corrected(Confirmed), "corrected", "\"verdict\":\"confirmed\"" },
        { new CaseEvent.PathCorrected(new([], "Dr A")), "path-corrected", "\"path\":{\"spans\":[]" },
        { new CaseEvent.Corrected(Confirmed), "corrected", "\"author\":{\"kind\":\"person\",\"name\":\"Dr A\"" },
        { new CaseEvent.Cancelled(), "cancelled", "\"author\":{\"kind\":\"person\",\"name\":\"somebody at this" },
        { new CaseEvent.CorrectionWithdrawn(new("Dr A", 50)), "correction-withdrawn",
            "\"withdrawal\":{\"by\":\"Dr A\",\"index\":50,\"path\":false}" },
        { new CaseEvent.Marked(Mark), "moment",
            "\"moment\":{\"kind\":\"bookmark\",\"from\":1,\"to\":2,\"by\":\"Dr A\"" },
        { new CaseEvent.MomentEdited("3", Mark), "moment-edited", "\"about\":\"3\"" },
        { new CaseEvent.MomentSettled("3-safety", new(MomentState.Acknowledged, "Dr B")), "moment-settled",
            "\"about\":\"3-safety\",\"settlement\":{\"state\":\"acknowledged\",\"by\":\"Dr B\"}" },
        { new CaseEvent.Erasure([3, 4]), "erasure", "\"erases\":[3,4]" },
        { new CaseEvent.Erased(CaseEventKind.Corrected, 50), "corrected", "\"erasedIndex\":50" },
    };

    [Theory]
    [MemberData(nameof(Events), DisableDiscoveryEnumeration = true)]
    public void Of_EveryKindOfEvent_IsSpelledAsTheContractHasIt(CaseEvent happened, string kind, string part)
    {
        var entry = new JournalEntry(7, DateTimeOffset.UnixEpoch, happened);

        var body = JsonSerializer.Serialize(EventBody.Of(entry), AnalysisJson.Options);

        Assert.StartsWith($$"""{"number":7,"kind":"{{kind}}","at":"1970-01-01""", body, StringComparison.Ordinal);
        Assert.Contains(part, body, StringComparison.Ordinal);
    }
}
