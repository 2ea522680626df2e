using System.Globalization;
using Surgical.Soak.Footage.Making;

namespace Surgical.Soak.Footage;

/// <summary>Many files tried on the product.</summary>
/// <param name="draw">Draws the recipe of one.</param>
internal sealed class Trials(Func<Random, FootageRecipe> draw)
{
    private const int MostSaid = 3;
    private const int Prime = 1_000_003;

    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(3);

    public async Task<Finding> RunAsync(Course course, CancellationToken cancellationToken)
    {
        var tried = new Tried[course.Count];
        var side = new ParallelOptions
        {
            MaxDegreeOfParallelism = Environment.ProcessorCount,
            CancellationToken = cancellationToken,
        };
        await Parallel.ForEachAsync(Enumerable.Range(0, course.Count), side, async (place, stop) =>
        {
            var number = course.First + place;
            var random = new Random((course.Seed * Prime) + number);
            var kept = course.Kept is { } folder ? Path.Combine(folder, $"{number}") : null;
            tried[place] = await Tried.OfAsync(draw(random), Patience, kept, stop);
            Say(course.Progress, number, tried[place]);
        });
        return Sum(tried);
    }

    private static Finding Sum(Tried[] tried)
    {
        var made = tried.Where(one => one.IsMade).ToList();
        var faulty = made.Count(one => one.Faults.Any(fault => fault.Kind is not Fault.NobodyKnows));
        var kinds = made.SelectMany(one => one.Faults.Select(fault => fault.Kind).Distinct())
            .CountBy(kind => kind)
            .OrderBy(kind => kind.Key)
            .Select(kind => $"{kind.Key} {kind.Value}");
        return new(
            faulty == 0 && made.Count > 0,
            string.Create(
                CultureInfo.InvariantCulture,
                $"{made.Count} files ({tried.Length - made.Count} could not be made), "
                + $"{made.Count(one => one.Recipe.Damage is not null)} damaged, "
                + $"{made.Count(one => one.IsRefused)} refused, {faulty} read wrongly: [{string.Join(", ", kinds)}]"));
    }

    private static void Say(TextWriter progress, int number, Tried tried)
    {
        var kinds = tried.Faults.GroupBy(fault => fault.Kind).ToList();
        var said = kinds.SelectMany(kind =>
            kind.Take(MostSaid).Select(fault => $"  {fault.Kind} ({kind.Count()}): {fault.Text}"));
        var outcome = !tried.IsMade ? "not made" : tried.IsRefused ? "refused" : "read";
        var head = $"{number}: {tried.Recipe.Kind}: {outcome}";
        lock (progress)
        {
            progress.WriteLine(
                kinds.Count == 0 && tried.IsMade ? head : string.Join('\n', [head, $"{tried.Recipe}", .. said]));
        }
    }
}
