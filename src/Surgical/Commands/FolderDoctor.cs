using Surgical.Cases.Care;

namespace Surgical.Commands;

/// <summary>
/// surgical doctor --data: what is wrong with a data folder, a line each, and what of it was put right.
/// </summary>
internal static class FolderDoctor
{
    public static async Task<int> RunAsync(
        string folder, string? database, bool mends, CancellationToken cancellationToken)
    {
        var found = await FolderExamination.OfAsync(folder, database, cancellationToken);
        if (mends && found.Any(one => one.CanMend))
        {
            Say(found);
            await FolderMending.MendAsync(folder, database, cancellationToken);
            var left = await FolderExamination.OfAsync(folder, database, cancellationToken);
            Console.WriteLine($"Put right: {found.Count - left.Count} of {found.Count}. Nothing was removed.");
            found = left;
        }

        Say(found);
        if (found.Count == 0)
        {
            Console.WriteLine($"{folder}: all is well");
        }

        return found.Count == 0 ? 0 : CommandEdge.Failed;
    }

    private static void Say(IReadOnlyList<Finding> found)
    {
        foreach (var (what, canMend) in found)
        {
            Console.WriteLine(canMend ? $"{what} --mend can put it right." : what);
        }
    }
}
