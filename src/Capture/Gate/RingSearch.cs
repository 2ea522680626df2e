namespace Surgical.Capture;

/// <summary>Looks for the circle whose circumference is an edge: limbus, pupil, field of the microscope.</summary>
/// <remarks>
/// Every edge votes for the centres that lie square to it; the best centres are looked at circle by circle. A centre
/// may lie outside of the picture.
/// </remarks>
internal sealed class RingSearch
{
    private const int Candidates = 8;

    /// <summary>Least radius, in rows of the picture: a pupil that is a fifth of it high.</summary>
    private const double LeastRadius = 0.1;

    private const double GreatestRadius = 0.85;

    /// <summary>How far centres may lie outside, in rows.</summary>
    private const double Margin = 0.35;

    /// <summary>Cosine of 23 degrees: how square to its radius an edge must be.</summary>
    private const double Square = 0.92;

    /// <summary>How far from the circle an edge may lie, in radii: the eye is seen at an angle.</summary>
    private const double Tolerance = 0.07;

    /// <summary>Share of a circle, 0 to 1, that counts as its whole where less of it lies in the picture.</summary>
    private const double LeastSeen = 0.45;

    private static readonly (double Sin, double Cos)[] Turns =
        [.. Enumerable.Range(0, 72).Select(turn => Math.SinCos(turn * Math.Tau / 72))];

    private readonly Slopes _slopes;
    private readonly int _margin;
    private readonly int _width;
    private readonly int _height;

    public RingSearch(Slopes slopes)
    {
        _slopes = slopes;
        _margin = (int)(slopes.Rows * Margin);
        (_width, _height) = ((slopes.Columns + (2 * _margin)) / 2 + 1, (slopes.Rows + (2 * _margin)) / 2 + 1);
    }

    /// <summary>Share of the best circle that is an edge, 0 to 1.</summary>
    public double Best()
    {
        var votes = Vote();
        var best = 0.0;
        for (var candidate = 0; candidate < Candidates; candidate++)
        {
            var at = Greatest(votes);
            if (votes[at] <= 0)
            {
                break;
            }

            var (x, y) = (((at % _width) * 2) - _margin, ((at / _width) * 2) - _margin);
            best = Math.Max(best, BestAround(x, y));
            Forget(votes, at);
        }

        return best;
    }

    private float[] Vote()
    {
        var votes = new float[_width * _height];
        var (least, greatest) = (_slopes.Rows * LeastRadius, _slopes.Rows * GreatestRadius);
        for (var y = 0; y < _slopes.Rows; y++)
        {
            for (var x = 0; x < _slopes.Columns; x++)
            {
                var (across, down) = _slopes.At(x, y);
                if (across != 0 || down != 0)
                {
                    VoteAlong(votes, x, y, across, down, least, greatest);
                    VoteAlong(votes, x, y, -across, -down, least, greatest);
                }
            }
        }

        return votes;
    }

    private void VoteAlong(
        float[] votes, int x, int y, float right, float down, double least, double greatest)
    {
        for (var r = (float)least; r < greatest; r += 1.5f)
        {
            var (column, row) = ((int)((x + (r * right) + _margin) / 2), (int)((y + (r * down) + _margin) / 2));
            if ((uint)column < _width && (uint)row < _height)
            {
                // A small circle has fewer edges that could vote for its centre.
                votes[(row * _width) + column] += 1 / MathF.Sqrt(r);
            }
        }
    }

    private static int Greatest(float[] votes)
    {
        var (best, at) = (-1f, 0);
        for (var i = 0; i < votes.Length; i++)
        {
            if (votes[i] > best)
            {
                (best, at) = (votes[i], i);
            }
        }

        return at;
    }

    private void Forget(float[] votes, int at)
    {
        for (var row = Math.Max(0, (at / _width) - 2); row <= Math.Min(_height - 1, (at / _width) + 2); row++)
        {
            var column = Math.Max(0, (at % _width) - 2);
            votes.AsSpan((row * _width) + column, Math.Min(5, _width - column)).Clear();
        }
    }

    private double BestAround(int x, int y)
    {
        var best = 0.0;
        for (var r = _slopes.Rows * LeastRadius; r < _slopes.Rows * GreatestRadius; r += 1 + (r * 0.04))
        {
            best = Math.Max(best, Coverage(x, y, r));
        }

        return best;
    }

    /// <summary>Share of a circle's angles at which it becomes brighter outwards, or inwards if that is more.</summary>
    private double Coverage(int x, int y, double r)
    {
        var (seen, outwards, inwards) = (0, 0, 0);
        var tolerance = Math.Max(1.5, r * Tolerance);
        foreach (var (sin, cos) in Turns)
        {
            if (!IsInside(x + (r * cos), y + (r * sin)))
            {
                continue;
            }

            seen++;
            var (least, greatest) = Along(x, y, r - tolerance, r + tolerance, sin, cos);
            outwards += greatest > Square ? 1 : 0;
            inwards += least < -Square ? 1 : 0;
        }

        // Of a circle of which little is in the picture, much must be found.
        return Math.Max(outwards, inwards) / Math.Max(seen, Turns.Length * LeastSeen);
    }

    /// <summary>The greatest changes along a piece of a radius, darker and brighter, -1 to 1.</summary>
    private (double Least, double Greatest) Along(int x, int y, double from, double to, double sin, double cos)
    {
        var (least, greatest) = (0.0, 0.0);
        for (var at = from; at <= to; at++)
        {
            var (column, row) = (x + (at * cos), y + (at * sin));
            if (IsInside(column, row))
            {
                var (across, down) = _slopes.At((int)(column + 0.5), (int)(row + 0.5));
                var change = (across * cos) + (down * sin);
                (least, greatest) = (Math.Min(least, change), Math.Max(greatest, change));
            }
        }

        return (least, greatest);
    }

    private bool IsInside(double x, double y) => x >= 1 && y >= 1 && x < _slopes.Columns - 1 && y < _slopes.Rows - 1;
}
