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

    /// <summary>From now on the tables are only read, and from another place.</summary>
    internal void ReadFrom(string database)
    {
        var options = new DbContextOptionsBuilder<StoreContext>();
        provider.Read(options, database);
        _options = options.Options;
    }

    /// <inheritdoc/>
    public StoreContext CreateDbContext() => provider.Open(_options);
}
