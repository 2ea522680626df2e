using Microsoft.EntityFrameworkCore;
using Surgical.Cases.Store.Tables;

namespace Surgical.Cases.Store.Opening;

/// <summary>
/// The id of the data folder to which a database belongs. Its table is none of the model's, as that of the migrations:
/// it says what the whole is, in words that every database knows.
/// </summary>
internal static class StoreIdentity
{
    /// <summary>The id that stands in a database; where none does, one is written.</summary>
    /// <param name="context">Of the database.</param>
    /// <param name="wanted">Of the folder; null where a new one is drawn.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    public static async Task<string> OfAsync(StoreContext context, string? wanted, CancellationToken cancellationToken)
    {
        await context.Database.ExecuteSqlAsync(
            $"""CREATE TABLE IF NOT EXISTS store_identity ("Id" TEXT NOT NULL PRIMARY KEY)""", cancellationToken);
        var stored = await context.Database
            .SqlQuery<string>($"""SELECT "Id" AS "Value" FROM store_identity""")
            .ToListAsync(cancellationToken);
        if (stored.Count > 0)
        {
            return stored[0];
        }

        var id = wanted ?? Guid.NewGuid().ToString("N");
        await context.Database.ExecuteSqlAsync(
            $"""INSERT INTO store_identity ("Id") VALUES ({id})""", cancellationToken);
        return id;
    }
}
