using Surgical.Analyzer.Findings;
using Surgical.Overlay;

namespace Surgical.Cases.Chart.Effective;

/// <summary>Weighs what a model and what people said of one key frame. Pure.</summary>
/// <param name="said">What was read.</param>
/// <param name="frame">The correction of this key frame that counts; null for none.</param>
/// <param name="path">The correction of the case's phases that counts; null for none.</param>
internal sealed class FrameJudgement(KeyFrameAnalysis said, FrameCorrection? frame, PathCorrection? path)
{
    private readonly string? _person = frame?.By ?? (path?.Covers(said.Seconds) is true ? path.By : null);

    /// <summary>What a person says that the frame shows; null where nobody spoke or could say.</summary>
    private readonly string? _shown = frame is null ? PathPhases.At(path, said.Seconds)
        : frame.Phase == FrameCorrection.Unjudgeable ? null
        : frame.Phase;

    /// <summary>The judgement, for the stretch in which it is shown.</summary>
    public EffectiveFrame During(double from, double until)
    {
        var (standing, by) = Standing();
        return new(
            said.Index,
            said.Seconds,
            from,
            until,
            _person is null ? said.TrackedPhase : _shown,
            _person,
            standing switch
            {
                AdviceStanding.Said or AdviceStanding.Confirmed => said.Answer,
                AdviceStanding.Replaced => frame!.Answer,
                _ => null,
            },
            by,
            standing,
            standing is AdviceStanding.Said or AdviceStanding.Confirmed ? OverlayLayout.PlaceNamedIn(said) : null,
            [.. said.Flags.Select(flag => Judged(flag, standing))]);
    }

    private (AdviceStanding Standing, string? By) Standing()
    {
        if (frame?.Answer is not null)
        {
            return (AdviceStanding.Replaced, frame.By);
        }

        if (said.Answer is null)
        {
            return (AdviceStanding.None, null);
        }

        if (_person is not null && _shown != (said.Phase ?? said.TrackedPhase))
        {
            return (AdviceStanding.Withdrawn, _person);
        }

        var standing = frame is not null ? AdviceStanding.Confirmed
            : Has(StatementKind.Contradicted) ? AdviceStanding.Contradicted
            : Has(StatementKind.Refused) ? AdviceStanding.Refused
            : AdviceStanding.Said;
        return (standing, frame?.By);
    }

    private bool Has(StatementKind kind) => said.Statements.Any(statement => statement.Kind == kind);

    private EffectiveFlag Judged(Flag flag, AdviceStanding standing)
    {
        var state = IsRight(flag.Code, standing) switch
        {
            null => FlagState.Open,
            true => FlagState.Confirmed,
            false => FlagState.Dismissed,
        };
        return new(flag.Code, flag.Reason, state, state is FlagState.Open ? null : _person);
    }

    /// <summary>Whether a flag is right by what people said; null where none said anything of it.</summary>
    private bool? IsRight(FlagCode code, AdviceStanding standing) => (code, _person) switch
    {
        (_, null) => null,
        _ when frame?.WrongFlags?.Contains(code) is true => false,
        (FlagCode.Safety, _) => frame is null ? null : standing is AdviceStanding.Confirmed,
        (FlagCode.Unreadable or FlagCode.Unjudgeable, _) => frame is null ? null : _shown is null,
        (FlagCode.LowConfidence, _) => _shown != said.TrackedPhase,
        _ => _shown == said.TrackedPhase,
    };
}
