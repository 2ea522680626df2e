using Microsoft.EntityFrameworkCore;
using Surgical.Cases.Store.Tables;

namespace Surgical.Cases.Store.Postgres;

/// <summary>The same tables in PostgreSQL, holding the same texts in the same order.</summary>
/// <remarks>A type of its own, because the migrations of each database find their context by its type.</remarks>
public sealed class PostgresContext(DbContextOptions<StoreContext> options) : StoreContext(options)
{
    // Bytes in the order of bytes, as SQLite has them, whatever language the server was set up in.
    private const string ByBytes = "C";

    /// <inheritdoc/>
    protected override void ConfigureConventions(ModelConfigurationBuilder configurationBuilder)
    {
        configurationBuilder.Properties<string>().HaveConversion<KeptText>().UseCollation(ByBytes);
        configurationBuilder.Properties<DateTimeOffset>().HaveConversion<KeptTime>();
    }
}
