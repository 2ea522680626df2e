using Microsoft.EntityFrameworkCore;

namespace Surgical.Cases.Store.Tables;

/// <summary>Opens the tables in the words of their database.</summary>
/// <param name="provider">Of the database.</param>
/// <param name="options">As the provider made them.</param>
public sealed class StoreContexts(StoreProvider provider, DbContextOptions<StoreContext> options)
    : IDbContextFactory<StoreContext>
{
    private volatile DbContextOptions<StoreContext> _options = options;

    /// <summary>The tables of a data folder or of a server's database, only to be read.</summary>
    internal static StoreContexts ToRead(StoreProvider provider, string database)
    {
        var options = new DbContextOptionsBuilder<StoreContext>();
        provider.Read(options, database);
        return new(provider, options.Options);
    }

    /// <summary>The same, to be written.</summary>
    internal static StoreContexts ToWrite(StoreProvider provider, string database)
    {
        var options = new DbContextOptionsBuilder<StoreContext>();
        provider.Write(options, database);
        return new(provider, options.Options);
    }

    /// <summary>From now on the tables are opened as <see cref="StoreProvider.ReadAlone"/> does.</summary>
    /// <returns>False where the database knows no such way.</returns>
    internal bool ReadAlone(string database)
    {
        var alone = new DbContextOptionsBuilder<StoreContext>();
        var can = provider.ReadAlone(alone, database);
        _options = can ? alone.Options : _options;
        return can;
    }

    /// <inheritdoc/>
    public StoreContext CreateDbContext() => provider.Open(_options);
}
