namespace Surgical.Capture;

/// <summary>Goes through the pictures of a plan as those that are decoded come.</summary>
/// <param name="plan">Of the source.</param>
internal sealed class ExpectedPictures(SourcePlan plan)
{
    private int _place;

    /// <summary>The first time before now at which a picture should have come and did not; null for none.</summary>
    /// <param name="last">When the newest came before now, in steps of the case's clock; null for none.</param>
    /// <param name="now">In the same; never less than it was.</param>
    public long? FirstMissing(long? last, long now)
    {
        long? first = null;
        while (_place < plan.Times.Count && plan.Times[_place] < now)
        {
            first ??= plan.Times[_place] > (last ?? long.MinValue) ? plan.Times[_place] : null;
            _place++;
        }

        return first;
    }
}
