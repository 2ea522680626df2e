namespace Surgical.Cases.Chart;

/// <summary>Takes the correction of a key frame, or of the phases, back: none counts then.</summary>
/// <param name="By">A short name, as the person gave it; null once it is erased.</param>
/// <param name="Index">Frame number of the key frame; null where it is of the phases.</param>
/// <param name="Path">Whether it is of the phases of the whole case.</param>
public sealed record CorrectionWithdrawal(string? By, long? Index = null, bool Path = false)
{
    /// <summary>What is wrong with it, in words; null where nothing is.</summary>
    public string? Objection() => Index is null == Path
        ? CorrectionText.NameObjection("by", By ?? "")
        : "Expected either the index of a key frame or path: true, got "
            + (Path ? "both." : "neither.");

    /// <summary>The same without what names a person.</summary>
    public CorrectionWithdrawal Erased() => this with { By = null };
}
