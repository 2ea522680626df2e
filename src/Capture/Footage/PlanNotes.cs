namespace Surgical.Capture;

/// <summary>What of a plan people are told.</summary>
internal static class PlanNotes
{
    /// <summary>In order of time.</summary>
    public static IEnumerable<FootageNote> Of(SourcePlan plan)
    {
        if (plan.Track.StreamsOfPictures > 1)
        {
            yield return new(
                TimeSpan.Zero,
                $"The file holds {plan.Track.StreamsOfPictures} streams of pictures; the first is shown, as players "
                + "do.");
        }

        if (plan.Track.IsInterlaced)
        {
            yield return new(TimeSpan.Zero, "The pictures are interlaced; they are shown without the comb (bwdif).");
        }

        if (plan.Clock.StandsStill)
        {
            yield return new(
                TimeSpan.Zero, "The recording's clock stands still while pictures go on; they are laid end to end.");
        }

        foreach (var join in plan.Joins)
        {
            yield return new(
                plan.Clock.At(join),
                "The recording's clock begins anew here; what follows is laid behind what came before.");
        }
    }
}
