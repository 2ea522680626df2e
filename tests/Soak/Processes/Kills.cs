namespace Surgical.Soak.Processes;

/// <summary>A program that is killed while a child decodes for it takes the child along.</summary>
/// <param name="command">Program and arguments, given a folder for what it writes.</param>
internal sealed class Kills(Func<string, string[]> command)
{
    // The kernel ends the child at once; a busy machine may need a moment to show it.
    private static readonly TimeSpan GoneWithin = TimeSpan.FromSeconds(2);

    // From the first look at a picture to well into the video.
    private const int LatestMoment = 1_500;

    public async Task<Finding> RunAsync(Course course, CancellationToken cancellationToken)
    {
        var moments = new Random(course.Seed);
        var (hits, misses) = (0, 0);
        var orphans = new List<string>();
        while (hits < course.Count && misses <= course.Count)
        {
            using var victim = new Victim(command);
            if (!await victim.DecodesAsync(cancellationToken))
            {
                return new(false, $"it ended before a child decoded, kill {hits + 1}; last words: {victim.LastWords}");
            }

            var moment = TimeSpan.FromMilliseconds(moments.Next(LatestMoment));
            await Task.Delay(moment, TimeProvider.System, cancellationToken);

            // Between the look at the first picture and the reading itself a model is loaded: no child runs then.
            await victim.DecodesAsync(cancellationToken);
            var isHit = victim.IsDecoding;
            orphans.AddRange(await victim.KillAsync(GoneWithin, cancellationToken));
            (hits, misses) = isHit ? (hits + 1, misses) : (hits, misses + 1);
            if (isHit && hits % 10 == 0)
            {
                course.Progress.WriteLine($"{hits} of {course.Count} kills, {orphans.Count} orphans");
            }
        }

        var names = orphans.Count == 0 ? "" : $" ({string.Join(", ", orphans.Distinct())})";
        return new(
            orphans.Count == 0 && hits == course.Count,
            $"{hits} kills while a child decoded, {misses} too late, {orphans.Count} orphans{names}");
    }
}
