using Surgical.Cases.Store;
using Surgical.Soak.Footage.Making;
using Surgical.TestKit;

namespace Surgical.Soak.Footage;

/// <summary>A file that was tried on the product.</summary>
/// <param name="Recipe">How it was made.</param>
/// <param name="IsMade">Whether it could be.</param>
/// <param name="IsRefused">Whether the product refused it.</param>
/// <param name="Faults">What was wrong.</param>
internal sealed record Tried(FootageRecipe Recipe, bool IsMade, bool IsRefused, IReadOnlyList<FaultFound> Faults)
{
    private const string CaseId = "00000000000000aa";

    /// <summary>Makes a file and reads it by both paths.</summary>
    /// <param name="recipe">Of it.</param>
    /// <param name="patience">Longer than the slowest file takes on a busy machine.</param>
    /// <param name="kept">Path, without its extension, to which the file is copied; null for nowhere.</param>
    /// <param name="cancellationToken">Stops it.</param>
    public static async Task<Tried> OfAsync(
        FootageRecipe recipe, TimeSpan patience, string? kept, CancellationToken cancellationToken)
    {
        using var folder = new TemporaryFolder();
        using var watch = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        watch.CancelAfter(patience);
        try
        {
            return await recipe.MakeAsync(folder.Path, watch.Token)
                ? await ReadAsync(recipe, folder, kept, watch.Token)
                : new(recipe, false, false, []);
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            return new(recipe, true, false, [new(Fault.Hang, $"not done within {patience.TotalSeconds:0} s")]);
        }
        catch (Exception crash) when (crash is not OperationCanceledException)
        {
            return new(recipe, true, false, [new(Fault.Crash, crash.ToString())]);
        }
    }

    private static async Task<Tried> ReadAsync(
        FootageRecipe recipe, TemporaryFolder folder, string? kept, CancellationToken cancellationToken)
    {
        var data = new DataFolder(folder.Path);
        Directory.CreateDirectory(data.CaseFolder(CaseId));
        var file = data.Original(CaseId);
        File.Move(folder[recipe.File], file);
        var whole = await PlayerView.OfAsync(file, cancellationToken);
        var player = whole;
        if (recipe.Damage is { } damage)
        {
            var bytes = await File.ReadAllBytesAsync(file, cancellationToken);
            await File.WriteAllBytesAsync(file, damage.Done(bytes), cancellationToken);
            player = await PlayerView.OfDamagedAsync(file, cancellationToken);
        }

        if (kept is not null)
        {
            Directory.CreateDirectory(Path.GetDirectoryName(kept)!);
            File.Copy(file, kept + Path.GetExtension(recipe.File), overwrite: true);
        }

        var ours = await OurView.OfAsync(file, cancellationToken);
        var page = await PagesView.OfAsync(data, CaseId, ours, cancellationToken);
        IEnumerable<FaultFound> faults = recipe.Damage is null
            ? new WholeFile(player, ours).Faults()
            : new DamagedFile(whole, player, ours, recipe.Wrapping.TellsItsLength, recipe.Damage is Damage.LyingHeader)
                .Faults();
        var damaged = recipe.Damage is null ? null : player;
        return new(recipe, true, ours.Refusal.Length > 0, [.. faults, .. new BothPaths(ours, page, damaged).Faults()]);
    }
}
