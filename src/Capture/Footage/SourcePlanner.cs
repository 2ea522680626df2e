namespace Surgical.Capture;

/// <summary>Makes a plan of what a probe found. Pure.</summary>
internal static class SourcePlanner
{
    private static readonly Fraction UsualRate = new(25, 1);

    // Fewer pictures of one time in a row are a recorder's rounding.
    private const int StandstillPictures = 3;

    private const int FewSteps = 2;

    private const int MostLostSeconds = 60;

    /// <summary>Plans a video.</summary>
    /// <param name="name">What people call it.</param>
    /// <param name="track">Its pictures.</param>
    /// <param name="packets">One for each picture that is shown, in the order of the file.</param>
    /// <param name="hasCuts">Whether there are others, which an edit list cuts away.</param>
    /// <param name="promisedPictures">How many the container counts; null where it counts none.</param>
    /// <param name="complaint">FFmpeg's words.</param>
    public static SourcePlan Of(
        string name,
        VideoTrack track,
        IReadOnlyList<PicturePacket> packets,
        bool hasCuts,
        long? promisedPictures,
        string complaint)
    {
        var parts = Parts(packets);
        var clock = ClockOf(track, packets, parts, isTorn: complaint.Length > 0);
        var shown = parts.SelectMany(part => InOrder(part, track)).ToList();
        var times = clock.Lay(shown.Select(picture => picture.At));
        var end = times.Count == 0 ? TimeSpan.Zero : clock.At(times[^1] + LastLength(clock, times, shown));
        return new()
        {
            Name = name,
            Track = track,
            Clock = clock,
            Times = times,
            Keys = [.. Enumerable.Range(0, shown.Count).Where(place => shown[place].IsKey)],
            Joins = [.. JoinPlaces(parts).Where(place => place < times.Count).Select(place => times[place])],
            HasCuts = hasCuts,
            FirstShown = packets.Min(packet => packet.At),
            LastShown = packets.Max(packet => packet.At),
            PromisedEnd = PromisedEnd(
                track, packets.Count, promisedPictures, clock.At(times.Count > 0 ? times[0] : 0), end, complaint),
            Complaint = complaint,
            End = end,
        };
    }

    /// <summary>Cuts where the clock goes back or begins anew.</summary>
    private static List<List<PicturePacket>> Parts(IReadOnlyList<PicturePacket> packets)
    {
        List<List<PicturePacket>> parts = [[]];
        long? last = null;
        foreach (var packet in packets)
        {
            if (packet.DecodedAt < last)
            {
                parts.Add([]);
            }

            last = packet.DecodedAt ?? last;
            parts[^1].Add(packet);
        }

        return parts;
    }

    private static IEnumerable<int> JoinPlaces(List<List<PicturePacket>> parts)
    {
        var place = 0;
        foreach (var part in parts.SkipLast(1))
        {
            place += part.Count;
            yield return place;
        }
    }

    private static IEnumerable<(long At, long Lasts, bool IsKey)> InOrder(List<PicturePacket> part, VideoTrack track)
    {
        // A bare stream: as many pictures as there are, one after the other.
        var ticks = TicksOf(UsualStepSeconds(track), track);
        return part.TrueForAll(packet => packet.At is null)
            ? part.Select((packet, place) => (packet.DecodedAt ?? (long)(place * ticks), packet.Lasts, packet.IsKey))
            : part.Where(packet => packet.At is not null)
                .OrderBy(packet => packet.At)
                .Select(packet => (packet.At!.Value, packet.Lasts, packet.IsKey));
    }

    private static SourceClock ClockOf(
        VideoTrack track, IReadOnlyList<PicturePacket> packets, List<List<PicturePacket>> parts, bool isTorn)
    {
        var refined = SourceClock.Refine(track.TimeBase.Below);
        var (perSecond, perTick) = (track.TimeBase.Below * refined, track.TimeBase.Above * refined);
        var least = parts[0].Min(packet => packet.At) * perTick;

        // A container that does not say where it begins does so at 0, unless its clock has been running for long.
        long? start = track.FirstPicture is { } first
            ? (first * perTick) - (long)Math.Round(track.Lead.TotalSeconds * perSecond)
            : least >= 0 && least < perSecond ? 0 : null;

        // Pictures from before the first one that decodes count too: what cannot be seen of them is said.
        start = least < start ? least : start;
        if (isTorn && track.Container.StartsWith("matroska", StringComparison.Ordinal))
        {
            var there = (parts[^1].Max(packet => packet.At) * perTick) - start;
            start = HasLostItsBeginning(start, there, perSecond) ? 0 : start;
        }

        var step = UsualStep(parts, track) * perTick;
        return new(perSecond, perTick, start, Math.Max(1, (long)Math.Round(step)), StandsStill(packets));
    }

    /// <summary>
    /// A Matroska file says only how long it is from 0 on. Torn, it has rather lost its beginning than begun late,
    /// unless more were lost than is there: then it is a clock that has been running for long.
    /// </summary>
    private static bool HasLostItsBeginning(long? start, long? there, long perSecond) =>
        start > 0 && (start < MostLostSeconds * perSecond || start < there);

    private static bool StandsStill(IReadOnlyList<PicturePacket> packets)
    {
        var run = 0;
        for (var place = 1; place < packets.Count && run < StandstillPictures; place++)
        {
            run = packets[place].At is { } at && at == packets[place - 1].At ? run + 1 : 0;
        }

        return run >= StandstillPictures;
    }

    /// <summary>
    /// The median step from one picture to the next, in ticks; of few, which damage may have left, the container knows
    /// better.
    /// </summary>
    private static double UsualStep(List<List<PicturePacket>> parts, VideoTrack track)
    {
        var steps = parts
            .SelectMany(part => Steps([.. part.Select(packet => packet.At ?? packet.DecodedAt).OfType<long>().Order()]))
            .Where(step => step > 0)
            .Order()
            .ToList();
        var isTold = Fraction.Parse(track.Rate) is { Value: > 0 };
        return steps.Count > (isTold ? FewSteps : 0) ? steps[steps.Count / 2] : TicksOf(UsualStepSeconds(track), track);
    }

    private static IEnumerable<long> Steps(List<long> clocks) =>
        clocks.Zip(clocks.Skip(1), (earlier, later) => later - earlier);

    private static double UsualStepSeconds(VideoTrack track) =>
        1 / (Fraction.Parse(track.Rate) is { Value: > 0 } rate ? rate : UsualRate).Value;

    private static double TicksOf(double seconds, VideoTrack track) => seconds / track.TimeBase.Value;

    private static long LastLength(
        SourceClock clock, IReadOnlyList<long> times, List<(long At, long Lasts, bool IsKey)> shown)
    {
        var lasts = shown[^1].Lasts * clock.StepsPerTick;
        var before = times.Count > 1 ? times[^1] - times[^2] : clock.UsualStep;
        return lasts > 0 && lasts <= 3 * Math.Max(before, clock.UsualStep) ? lasts : clock.UsualStep;
    }

    /// <summary>
    /// FFmpeg notices a cut in MP4, Matroska and FLV; an AVI counts its pictures; MPEG streams do not say how long they
    /// should be: cut off, they are just shorter. Sound that outlasts the pictures proves nothing.
    /// </summary>
    private static TimeSpan? PromisedEnd(
        VideoTrack track,
        int pictures,
        long? promisedPictures,
        TimeSpan first,
        TimeSpan end,
        string complaint)
    {
        if (track.Container == "avi")
        {
            // Pictures that wait for others are shown up to two later than they are counted.
            var step = TimeSpan.FromSeconds(UsualStepSeconds(track));
            var promised = ((promisedPictures ?? 0) * step) + (first < 2 * step ? first : 2 * step);
            return promisedPictures > pictures && promised > end ? promised : null;
        }

        var said = track.Length + track.Lead ?? track.ContainerLength;
        return complaint.Length > 0 && said > end ? said : null;
    }
}
