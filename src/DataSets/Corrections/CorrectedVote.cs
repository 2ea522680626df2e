using Surgical.Analyzer.Phases;

namespace Surgical.DataSets.Corrections;

/// <summary>What a model said of a key frame, beside what an instructor did.</summary>
/// <param name="Case">The operation.</param>
/// <param name="WasTrainedOn">
/// The public cataract checkpoint was trained on frames of it, as far as its name tells.
/// </param>
/// <param name="Model">Digest of the model.</param>
/// <param name="Truth">What the instructor says; null where nobody could say from this frame.</param>
/// <param name="Vote">The phase that the model's reply names; null where it names none, or was not asked for.</param>
/// <param name="IsConfirmed">The reply stands as it is; otherwise something in it was put right.</param>
public sealed record CorrectedVote(
    string Case, bool WasTrainedOn, string Model, SurgicalPhase? Truth, SurgicalPhase? Vote, bool IsConfirmed)
{
    /// <summary>The model named the instructor's phase.</summary>
    public bool IsRight => Truth is not null && Vote == Truth;
}
