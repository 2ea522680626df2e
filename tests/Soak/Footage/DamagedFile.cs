using System.Globalization;
using Surgical.Analyzer.Reading;
using Surgical.Capture;

namespace Surgical.Soak.Footage;

/// <summary>Holds the reading of a damaged file against what FFmpeg shows of it, and of the file before.</summary>
/// <param name="whole">FFmpeg's view of it before.</param>
/// <param name="player">FFmpeg's view of it.</param>
/// <param name="ours">The product's.</param>
/// <param name="tellsItsLength">Whether the container says how long it should be.</param>
internal sealed class DamagedFile(PlayerView whole, PlayerView player, OurView ours, bool tellsItsLength)
{
    /// <summary>Seconds: a gap ends when a picture begins.</summary>
    private const double Margin = 0.0011;

    private const double ReadableAtLeast = 0.4;

    private readonly SeenFootage _footage = ours.Footage ?? SeenFootage.Even(0, 1);

    // Damage may move the start of the container's clock; what a picture shows is told by the clock itself.
    private readonly double _move = player.Start - whole.Start;
    private readonly IReadOnlyList<ShownPicture> _recorded = whole.OnPlayersClock;

    public IEnumerable<FaultFound> Faults()
    {
        if (ours.Refusal.Length > 0)
        {
            var isReadable = player.Pictures.Count > whole.Pictures.Count / 2;
            return isReadable ? [new(Fault.Refused, ours.Refusal)] : [];
        }

        return player.HasJoins || whole.HasJoins || ours.Plan!.HasJoins ? [] : [.. AgainstPlayer(), .. AgainstRecording(), .. Half()];
    }

    private IEnumerable<FaultFound> AgainstPlayer()
    {
        var pairs = TimedPairs.Of(player.OnPlayersClock, ours.Pictures);
        foreach (var lost in pairs.OnlyFirst.Where(picture => !IsTold(picture.At)))
        {
            yield return new(Fault.Lost, $"{Words(lost)}, which FFmpeg shows, is not shown");
        }

        foreach (var more in pairs.OnlySecond.Where(picture => !IsTold(picture.At)))
        {
            yield return new(Fault.WrongTime, $"{Words(more)} is shown, FFmpeg shows none then");
        }
    }

    private IEnumerable<FaultFound> AgainstRecording()
    {
        var pairs = TimedPairs.Of(_recorded, [.. ours.Pictures.Select(picture => picture with { At = picture.At + _move })]);
        foreach (var lost in pairs.OnlyFirst.Where(picture => !IsTold(picture.At - _move)))
        {
            var isBehind = lost.At - _move > _footage.Length.TotalSeconds - Margin;
            yield return new(
                (isBehind && !tellsItsLength) || Silent ? Fault.NobodyKnows : Fault.Untold,
                $"{Words(lost)} is missing, and no gap is told. {Gaps()} FFmpeg: {First(player.Complaint)}");
        }

        foreach (var more in pairs.OnlySecond.Where(picture => !IsTold(picture.At - _move)))
        {
            yield return new(
                Silent ? Fault.NobodyKnows : Fault.WrongTime,
                $"{Words(more)} was recorded at no such time. FFmpeg: {First(player.Complaint)}");
        }

        foreach (var (recorded, shown) in pairs.Both.Where(pair => !IsTold(pair.Second.At - _move) && !pair.First.LooksLike(pair.Second)))
        {
            yield return new(
                Silent ? Fault.NobodyKnows : Fault.Lie,
                $"{Words(shown)} is shown as good, recorded was {Words(recorded)}, colours differ by "
                + $"{recorded.Difference(shown):0}. {Gaps()} FFmpeg: {First(player.Complaint)}");
        }
    }

    private IEnumerable<FaultFound> Half()
    {
        var good = TimedPairs.Of(_recorded, [.. ours.Pictures.Select(picture => picture with { At = picture.At + _move })])
            .Both.Count(pair => pair.First.LooksLike(pair.Second) && !IsTold(pair.Second.At - _move));
        var share = (double)good / Math.Max(1, _recorded.Count);
        if (share < ReadableAtLeast && _footage.ReadableShare >= CaseOutcome.LeastReadable)
        {
            yield return new(
                Silent || !tellsItsLength ? Fault.NobodyKnows : Fault.NotFailed,
                string.Create(CultureInfo.InvariantCulture, $"{share:P0} is good, {_footage.ReadableShare:P0} was called so. {Gaps()}"));
        }
    }

    private bool Silent => player.Complaint.Length == 0;

    private bool IsTold(double at) => _footage.Gaps.Any(gap =>
        gap.Kind is not GapKind.Pause && at >= gap.From.TotalSeconds - Margin && at < gap.To.TotalSeconds + Margin);

    private string Gaps() => "Gaps: " + string.Join(' ', _footage.Gaps.Select(gap => string.Create(
        CultureInfo.InvariantCulture, $"{gap.Kind} {gap.From.TotalSeconds:0.###}-{gap.To.TotalSeconds:0.###}"))) + ".";

    private static string First(string complaint) => complaint.Length == 0 ? "nothing" : complaint.Split('\n')[0];

    private static string Words(ShownPicture picture) =>
        string.Create(CultureInfo.InvariantCulture, $"picture {picture.Number?.ToString() ?? "?"} at {picture.At:0.####} s");
}
