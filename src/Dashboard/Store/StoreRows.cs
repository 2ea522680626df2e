namespace Surgical.Dashboard.Store;

/// <summary>A video that was taken in.</summary>
internal sealed class CaseRow
{
    /// <summary>Order of arrival.</summary>
    public long Sequence { get; init; }

    /// <summary>Sixteen hexadecimal digits; also the name of its folder.</summary>
    public required string Id { get; init; }

    /// <summary>As shown to people.</summary>
    public required string Name { get; init; }

    /// <summary>Shipped with the program.</summary>
    public required bool IsSample { get; init; }

    /// <summary>When it was taken in.</summary>
    public required DateTimeOffset CreatedAt { get; init; }

    /// <summary>Of the file as it came, in lower-case hexadecimal.</summary>
    public required string OriginalSha256 { get; init; }

    /// <summary>Of the file as it came.</summary>
    public required long OriginalBytes { get; init; }
}

/// <summary>What is played and analysed, once the case is prepared.</summary>
internal sealed class VideoRow
{
    /// <summary>Of the case.</summary>
    public required string CaseId { get; init; }

    /// <summary>False where the original itself is played.</summary>
    public required bool Transcoded { get; init; }

    /// <summary>Pixels.</summary>
    public required int Width { get; init; }

    /// <summary>Pixels.</summary>
    public required int Height { get; init; }

    /// <summary>Constant.</summary>
    public required double FramesPerSecond { get; init; }

    /// <summary>End of the last frame.</summary>
    public required double DurationSeconds { get; init; }

    /// <summary>All of them.</summary>
    public required long FrameCount { get; init; }
}

/// <summary>One numbered event; bodies are JSON in the form the page gets.</summary>
internal sealed class EventRow
{
    /// <summary>Of the case.</summary>
    public required string CaseId { get; init; }

    /// <summary>From 1, without gaps in one case.</summary>
    public required long Number { get; init; }

    /// <summary>Name of a <see cref="Cases.CaseEventKind"/>.</summary>
    public required string Kind { get; init; }

    /// <summary>When it was written.</summary>
    public required DateTimeOffset At { get; init; }

    /// <summary>A <see cref="Analyzer.KeyFrameAnalysis"/>.</summary>
    public string? KeyFrame { get; init; }

    /// <summary>SHA-256 of the key frame's JPEG.</summary>
    public string? Picture { get; init; }

    /// <summary>A list of <see cref="Cases.PhaseSpan"/>.</summary>
    public string? Phases { get; init; }

    /// <summary>A <see cref="Analyzer.Model.ModelIdentity"/>.</summary>
    public string? Model { get; init; }

    /// <summary>In words.</summary>
    public string? Message { get; init; }
}

/// <summary>What exactly was asked for a key frame, and what exactly came back.</summary>
internal sealed class AnswerRow
{
    /// <summary>Of the case.</summary>
    public required string CaseId { get; init; }

    /// <summary>Of the key frame's event.</summary>
    public required long Number { get; init; }

    /// <summary>Of the RGB bytes that the model was shown.</summary>
    public required string InputSha256 { get; init; }

    /// <summary>Text in front of the user's turn.</summary>
    public string? System { get; init; }

    /// <summary>The user's text.</summary>
    public required string Prompt { get; init; }

    /// <summary>JSON: everything else that decides the reply.</summary>
    public required string Parameters { get; init; }

    /// <summary>Of the model.</summary>
    public required string ModelDigest { get; init; }

    /// <summary>As the model wrote it.</summary>
    public required string Reply { get; init; }

    /// <summary>Name of a <see cref="Analyzer.Model.ReplyEnd"/>.</summary>
    public required string End { get; init; }

    /// <summary>Picture tokens included.</summary>
    public required int PromptTokens { get; init; }

    /// <summary>Generated, the stop token left out.</summary>
    public required int ReplyTokens { get; init; }

    /// <summary>Natural logarithm; null for an empty reply.</summary>
    public double? MeanLogProbability { get; init; }

    /// <summary>JSON: image, prefill and mean token time in seconds.</summary>
    public required string Times { get; init; }

    /// <summary>JSON: status, reason, phase, thinking and answer as they were parsed.</summary>
    public required string Parse { get; init; }
}
