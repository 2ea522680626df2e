using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;
using Surgical.Cases.Store.Tables;

namespace Surgical.Cases.Store.Copy;

/// <summary>Compares two tables row by row, and in a row every field.</summary>
internal static class RowComparison
{
    /// <returns>How many rows both have.</returns>
    /// <exception cref="IOException">They are not the same.</exception>
    public static async Task<long> SameAsync<T>(
        StoreContext from,
        StoreContext to,
        Func<StoreContext, IQueryable<T>> table,
        CancellationToken cancellationToken)
        where T : class
    {
        var row = from.Model.FindEntityType(typeof(T))!;
        var copies = table(to).AsNoTracking().AsAsyncEnumerable().GetAsyncEnumerator(cancellationToken);
        await using var end = copies.ConfigureAwait(false);
        var rows = 0L;
        await foreach (var original in table(from).AsNoTracking().AsAsyncEnumerable()
            .WithCancellation(cancellationToken))
        {
            rows++;
            var differs = await copies.MoveNextAsync() ? Difference(row, original, copies.Current) : "is missing";
            if (differs is not null)
            {
                throw new IOException($"Expected row {rows} of {row.GetTableName()} as it was, but it {differs}.");
            }
        }

        return await copies.MoveNextAsync()
            ? throw new IOException($"Expected {rows} rows in {row.GetTableName()}, found more.")
            : rows;
    }

    private static string? Difference(IEntityType row, object original, object copy) => row.GetProperties()
        .Where(field => !Equals(Value(field, original), Value(field, copy)))
        .Select(field => $"differs in {field.Name}")
        .FirstOrDefault();

    private static object? Value(IProperty field, object row) => field.GetGetter().GetClrValue(row) switch
    {
        DateTimeOffset time => StoreClock.Stored(time).UtcTicks,
        var other => other,
    };
}
