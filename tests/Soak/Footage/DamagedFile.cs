using System.Globalization;
using Surgical.Analyzer.Reading;
using Surgical.Capture;

namespace Surgical.Soak.Footage;

/// <summary>Holds the reading of a damaged file against what FFmpeg shows of it, and of the file before.</summary>
/// <param name="whole">FFmpeg's view of it before.</param>
/// <param name="player">FFmpeg's view of it.</param>
/// <param name="ours">The product's.</param>
/// <param name="tellsItsLength">Whether the container says how long it should be.</param>
/// <param name="liesOfAll">Whether what was damaged speaks of all pictures, and not of some.</param>
internal sealed class DamagedFile(
    PlayerView whole, PlayerView player, OurView ours, bool tellsItsLength, bool liesOfAll)
{
    private const double ReadableAtLeast = 0.4;

    private readonly SeenFootage _footage = ours.Footage ?? SeenFootage.Even(0, 1);

    // Damage may move the start of the container's clock; what a picture shows is told by the clock itself.
    private readonly double _move = (ours.Start ?? player.Start) - whole.Start;
    private readonly IReadOnlyList<ShownPicture> _recorded = whole.OnPlayersClock;

    public IEnumerable<FaultFound> Faults()
    {
        if (ours.Refusal.Length > 0)
        {
            var isReadable = player.Pictures.Count > whole.Pictures.Count / 2;
            return isReadable ? [new(Fault.Refused, ours.Refusal)] : [];
        }

        // Where parts were joined before they were damaged nobody can tell any more which time was whose.
        return player.HasJoins || whole.HasJoins || ours.Plan is { HasJoins: true }
            ? []
            : [.. AgainstPlayer(), .. AgainstRecording(), .. Half()];
    }

    private IEnumerable<FaultFound> AgainstPlayer()
    {
        var pairs = TimedPairs.Of(player.From(ours.Start ?? player.Start), ours.Pictures);
        foreach (var lost in pairs.OnlyFirst.Where(picture => !ours.IsLost(picture.At)))
        {
            yield return new(Fault.Lost, $"{Said.Of(lost)}, which FFmpeg shows, is not shown");
        }

        foreach (var more in pairs.OnlySecond.Where(picture => !ours.IsLost(picture.At)))
        {
            yield return new(Fault.WrongTime, $"{Said.Of(more)} is shown, FFmpeg shows none then");
        }
    }

    private IEnumerable<FaultFound> AgainstRecording()
    {
        var pairs = WithRecording();
        foreach (var lost in pairs.OnlyFirst.Where(IsCalledGood))
        {
            var isBehind = lost.At - _move > _footage.Length.TotalSeconds - TimedPairs.Tolerance;
            yield return new(
                (isBehind && !tellsItsLength) || IsUnknowable(lost.At) ? Fault.NobodyKnows : Fault.Untold,
                $"{Said.Of(lost)} is missing, and no gap is told. {Said.Of(_footage.Gaps)} "
                + Said.ByFfmpeg(player.Complaint));
        }

        foreach (var more in pairs.OnlySecond.Where(IsCalledGood))
        {
            yield return new(
                IsUnknowable(more.At) ? Fault.NobodyKnows : Fault.WrongTime,
                $"{Said.Of(more)} was recorded at no such time. {Said.ByFfmpeg(player.Complaint)}");
        }

        var calledGood = pairs.Both.Where(pair => IsCalledGood(pair.Second));
        foreach (var (recorded, shown) in calledGood.Where(pair => !pair.First.LooksLike(pair.Second)))
        {
            yield return new(
                IsUnknowable(shown.At) ? Fault.NobodyKnows : Fault.Lie,
                $"{Said.Of(shown)} is shown as good, recorded was {Said.Of(recorded)}, colours differ by "
                + $"{recorded.Difference(shown):0}. {Said.Of(_footage.Gaps)} {Said.ByFfmpeg(player.Complaint)}");
        }
    }

    private IEnumerable<FaultFound> Half()
    {
        // Pictures that rest on lost ones lie in a gap, and can be seen all the same.
        var share = LengthOf(WithRecording().Both.Select(pair => pair.First)) / LengthOf(_recorded);
        if (share < ReadableAtLeast && _footage.ReadableShare >= CaseOutcome.LeastReadable)
        {
            yield return new(
                player.Complaint.Length == 0 || !tellsItsLength || liesOfAll ? Fault.NobodyKnows : Fault.NotFailed,
                string.Create(
                    CultureInfo.InvariantCulture,
                    $"{share:P0} is there, {_footage.ReadableShare:P0} was called so. {Said.Of(_footage.Gaps)}"));
        }
    }

    private TimedPairs WithRecording() =>
        TimedPairs.Of(_recorded, [.. ours.Pictures.Select(picture => picture with { At = picture.At + _move })]);

    private bool IsCalledGood(ShownPicture moved) => !ours.IsLost(moved.At - _move);

    // Where the whole file is said to be at fault, no single picture need be.
    private bool IsUnknowable(double moved) =>
        (liesOfAll && _footage.IsDamaged) || IsToldOfFault || player.IsSilentAt(moved + whole.Start);

    private bool IsToldOfFault => _footage.Notes.Any(note =>
        note.Text.StartsWith("FFmpeg", StringComparison.Ordinal)
        || note.Text.StartsWith("The file counts", StringComparison.Ordinal));

    private double LengthOf(IEnumerable<ShownPicture> pictures)
    {
        var ends = _recorded.Zip(_recorded.Skip(1)).ToDictionary(pair => pair.First, pair => pair.Second.At);
        return pictures.Sum(picture => ends.GetValueOrDefault(picture, picture.At) - picture.At);
    }
}
