using System.Globalization;
using Surgical.Capture;

namespace Surgical.Soak.Footage;

/// <summary>Holds the reading of a file that nobody damaged against what FFmpeg shows.</summary>
/// <param name="player">FFmpeg.</param>
/// <param name="ours">The product.</param>
internal sealed class WholeFile(PlayerView player, OurView ours)
{
    private readonly IReadOnlyList<ShownPicture> _shown = player.OnPlayersClock;
    private readonly SeenFootage _footage = ours.Footage ?? SeenFootage.Even(0, 1);

    public IEnumerable<FaultFound> Faults()
    {
        if (ours.Refusal.Length > 0)
        {
            return _shown.Count > 0 ? [new(Fault.Refused, ours.Refusal)] : [];
        }

        return [.. player.HasJoins ? InOrder() : AtTheirTimes(), .. Colours(), .. Alarms(), .. Length()];
    }

    private IEnumerable<FaultFound> AtTheirTimes()
    {
        var pairs = TimedPairs.Of(_shown, ours.Pictures);
        foreach (var lost in pairs.OnlyFirst)
        {
            yield return new(Fault.Lost, $"{Said.Of(lost)} is not shown");
        }

        foreach (var more in pairs.OnlySecond)
        {
            yield return new(Fault.WrongTime, $"{Said.Of(more)} is shown, FFmpeg shows none then");
        }

        foreach (var (one, other) in pairs.Both.Where(pair => pair.First.Number != pair.Second.Number))
        {
            yield return new(Fault.WrongPicture, $"{Said.Of(one)} expected, shown was {Said.Of(other)}");
        }

        foreach (var fault in ToldPauses())
        {
            yield return fault;
        }
    }

    private IEnumerable<FaultFound> InOrder()
    {
        if (!_shown.Select(picture => picture.Number).SequenceEqual(ours.Pictures.Select(picture => picture.Number)))
        {
            var (those, these) = (Runs.Of(_shown), Runs.Of(ours.Pictures));
            yield return new(Fault.Lost, $"expected {those}, shown were {these}");
            yield break;
        }

        var usual = UsualStep();
        for (var place = 1; place < _shown.Count; place++)
        {
            var expected = _shown[place].At - _shown[place - 1].At;
            var step = ours.Pictures[place].At - ours.Pictures[place - 1].At;
            var isRight = expected < 0
                ? step > 0 && step < 3 * usual
                : Math.Abs(step - expected) < TimedPairs.Tolerance;
            if (!isRight)
            {
                yield return new(Fault.WrongTime, string.Create(
                    CultureInfo.InvariantCulture,
                    $"a step of {expected:0.####} s expected, {step:0.####} s to {Said.Of(ours.Pictures[place])}"));
            }
        }
    }

    private IEnumerable<FaultFound> ToldPauses()
    {
        var usual = UsualStep();
        var before = 0.0;
        var last = -usual;
        foreach (var picture in _shown)
        {
            var step = picture.At - last;
            var isPause = step > Math.Max(1.0, 10 * usual) + TimedPairs.Tolerance && step > 3 * before;
            var (end, at) = (last + usual + TimedPairs.Tolerance, picture.At);
            var isTold = Pauses.Any(gap => gap.From.TotalSeconds < at && gap.To.TotalSeconds > end);
            if (isPause != isTold && Math.Abs(step - 10 * usual) > 0.01)
            {
                yield return new(Fault.WrongPause, string.Create(
                    CultureInfo.InvariantCulture, $"a step of {step:0.###} s to {Said.Of(picture)}, told: {isTold}"));
            }

            (before, last) = (step, picture.At);
        }
    }

    private IEnumerable<FaultFound> Colours()
    {
        if (ours.Plan?.Track.Transfer is "smpte2084" or "arib-std-b67" || ours.Pictures.Count != _shown.Count)
        {
            return [];
        }

        return _shown.Zip(ours.Pictures)
            .Where(pair => !pair.First.IsColouredLike(pair.Second))
            .Take(1)
            .Select(pair => new FaultFound(
                Fault.WrongColours,
                $"{Said.Of(pair.First)}: differs by {pair.First.Difference(pair.Second):0} of 255"));
    }

    private IEnumerable<FaultFound> Alarms() => _footage.Gaps
        .Where(gap => gap.Kind is not GapKind.Pause)
        .Select(gap => new FaultFound(
            Fault.FalseAlarm, $"{Said.Of(gap)} {Said.ByFfmpeg(player.Complaint)}"))
        .Concat(_footage.Notes
            .Where(note => note.Text.Contains("contradict", StringComparison.Ordinal))
            .Select(note => new FaultFound(Fault.FalseAlarm, note.Text)));

    private IEnumerable<FaultFound> Length()
    {
        var (last, length) = (ours.Pictures.Count == 0 ? 0 : ours.Pictures[^1].At, _footage.Length.TotalSeconds);
        var step = Math.Max(UsualStep(), ours.Pictures.Count > 1 ? last - ours.Pictures[^2].At : 0);
        if (length < last || length > last + (3 * step) + 0.1)
        {
            yield return new(Fault.WrongLength, string.Create(
                CultureInfo.InvariantCulture, $"last picture at {last:0.###} s, length {length:0.###} s"));
        }
    }

    private IEnumerable<FootageGap> Pauses => _footage.Gaps.Where(gap => gap.Kind is GapKind.Pause);

    private double UsualStep()
    {
        var steps = _shown.Zip(_shown.Skip(1), (one, next) => next.At - one.At)
            .Where(step => step > 0)
            .Order()
            .ToList();
        return steps.Count == 0 ? 1 : steps[steps.Count / 2];
    }
}
