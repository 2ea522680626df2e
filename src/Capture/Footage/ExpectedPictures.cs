namespace Surgical.Capture;

/// <summary>Goes through the pictures of a plan as those that are decoded come.</summary>
/// <param name="plan">Of the source.</param>
internal sealed class ExpectedPictures(SourcePlan plan)
{
    private int _place;

    /// <summary>The first time before now at which a picture should have come and did not; null where none is.</summary>
    /// <param name="last">When the newest came before now; null for none. In steps of the case's clock, like now.</param>
    /// <param name="now">Never less than it was.</param>
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
