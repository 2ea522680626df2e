using Surgical.DataSets.Corrections;

namespace Surgical.DataSets.Replies;

/// <summary>One line of cot.jsonl: a picture, what was asked about it, and the reply that is right.</summary>
/// <param name="Case">The operation; no fold has it on both sides.</param>
/// <param name="Image">Path of the picture, from the folder of the file.</param>
/// <param name="Question">The prompt, word for word.</param>
/// <param name="Answer">Thinking and final answer under their headings.</param>
/// <param name="Fold">In which the case is held out, from 0.</param>
/// <param name="Phase">Id of domain.md, or unjudgeable; null where nobody judged and the reply names none.</param>
/// <param name="Corrected">An instructor put something right.</param>
/// <param name="Verdict">Null where no instructor looked.</param>
/// <param name="Index">Frame number in the played video.</param>
/// <param name="Seconds">Presentation time.</param>
/// <param name="System">Text in front of the user's turn; null for none.</param>
/// <param name="Model">Digest of the model that replied.</param>
/// <param name="Profile">Digest of the profile by which it was asked.</param>
/// <param name="FrameSha256">Of the RGB bytes that the model was shown: the picture, resized.</param>
public sealed record TrainingRow(
    string Case,
    string Image,
    string Question,
    string Answer,
    int Fold,
    string? Phase,
    bool Corrected,
    ReplyVerdict? Verdict,
    long Index,
    double Seconds,
    string? System,
    string Model,
    string? Profile,
    string FrameSha256);
