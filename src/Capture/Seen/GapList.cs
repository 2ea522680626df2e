namespace Surgical.Capture;

/// <summary>
/// Gaps in order, joined where they touch and are of one kind; where two overlap the earlier one stands.
/// </summary>
internal sealed class GapList
{
    private readonly List<FootageGap> _gaps = [];

    /// <summary>All so far.</summary>
    public IReadOnlyList<FootageGap> All => [.. _gaps];

    /// <summary>Adds one that begins no earlier than the last one did.</summary>
    public void Add(FootageGap gap)
    {
        if (_gaps.Count > 0 && gap.From <= _gaps[^1].To)
        {
            var last = _gaps[^1];
            if (gap.Kind == last.Kind)
            {
                _gaps[^1] = last with { To = gap.To > last.To ? gap.To : last.To };
                return;
            }

            gap = gap with { From = last.To };
        }

        if (gap.To > gap.From)
        {
            _gaps.Add(gap);
        }
    }

    /// <summary>Cuts off what lies behind an end.</summary>
    public void Clip(TimeSpan end)
    {
        _gaps.RemoveAll(gap => gap.From >= end);
        if (_gaps.Count > 0 && _gaps[^1].To > end)
        {
            _gaps[^1] = _gaps[^1] with { To = end };
        }
    }
}
