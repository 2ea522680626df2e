using Microsoft.EntityFrameworkCore;
using Surgical.Cases.Store.Tables;

namespace Surgical.Cases.Store.Opening;

/// <summary>Of which version the tables of a database are; steps by the names of their migrations.</summary>
/// <param name="Wanted">Newest step of this program.</param>
/// <param name="Found">Newest step of the tables; null where there are none.</param>
/// <param name="Missing">Steps that the tables lack.</param>
/// <param name="IsNewer">Whether they have steps that this program does not know.</param>
internal sealed record StoreVersion(string Wanted, string? Found, int Missing, bool IsNewer)
{
    /// <summary>Whether an earlier version of the program made them.</summary>
    public bool IsOlder => this is { Found: not null, IsNewer: false, Missing: > 0 };

    /// <summary>Asks a database.</summary>
    public static async Task<StoreVersion> OfAsync(StoreContext context, CancellationToken cancellationToken)
    {
        var known = context.Database.GetMigrations().ToList();
        var applied = (await context.Database.GetAppliedMigrationsAsync(cancellationToken)).ToList();
        var newer = applied.Except(known).LastOrDefault();
        return new(known[^1], newer ?? applied.LastOrDefault(), known.Except(applied).Count(), newer is not null);
    }

    /// <summary>A database that is damaged is not changed, and so stays of the version that it is.</summary>
    /// <param name="database">As people know it.</param>
    /// <param name="damage">In few words.</param>
    /// <exception cref="IOException">It would have to be brought up to date.</exception>
    public void RequireCurrent(string database, string damage)
    {
        if (IsOlder)
        {
            throw new IOException(
                $"{database} is damaged ({damage}) and of an earlier version: it cannot be brought up to date. "
                + "Nothing was changed. See what is left of it with `surgical doctor`, or put a backup in its place.");
        }
    }
}
