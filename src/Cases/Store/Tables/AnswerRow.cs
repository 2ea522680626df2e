namespace Surgical.Cases.Store.Tables;

/// <summary>What exactly was asked for a key frame, and what exactly came back.</summary>
public sealed class AnswerRow
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

    /// <summary>Name of a <see cref="Models.Contract.ReplyEnd"/>.</summary>
    public required string End { get; init; }

    /// <summary>Picture tokens included; 0 where a server did not say.</summary>
    public required int PromptTokens { get; init; }

    /// <summary>Generated, the stop token left out; 0 where a server did not say.</summary>
    public required int ReplyTokens { get; init; }

    /// <summary>Natural logarithm; null for an empty reply, and where a server did not tell it.</summary>
    public double? MeanLogProbability { get; init; }

    /// <summary>JSON: image, prefill and mean token time in seconds.</summary>
    public required string Times { get; init; }

    /// <summary>JSON: status, reason, phase, thinking and answer as they were parsed.</summary>
    public required string Parse { get; init; }
}
