using Npgsql;

namespace Surgical.TestKit.Cases;

/// <summary>The one PostgreSQL of this test program, and a database in it for each test.</summary>
public static class TestPostgres
{
    private static readonly Lazy<Task<PostgresServer>> Server = new(StartAsync);

    /// <summary>What a test says as --store: null where the tables lie in the data folder.</summary>
    public static async Task<string?> StoreAsync(Database database) =>
        database is Database.Postgres ? await CreateAsync() : null;

    /// <summary>Makes an empty database; skips the test where there is no PostgreSQL, but fails it in CI.</summary>
    /// <returns>Its connection string.</returns>
    public static async Task<string> CreateAsync()
    {
        Require();
        return await CreateAsync(await Server.Value);
    }

    /// <summary>Makes an empty database in a server of the test's own.</summary>
    public static async Task<string> CreateAsync(PostgresServer server)
    {
        var name = $"t{Guid.NewGuid():N}";
        await server.CreateAsync(name, TestContext.Current.CancellationToken);
        return $"Host=127.0.0.1;Port={server.Port};Database={name};Username={PostgresServer.User};Maximum Pool Size=20";
    }

    /// <summary>Copies a database of which no store is open any more.</summary>
    /// <param name="original">Its connection string.</param>
    /// <returns>That of the copy.</returns>
    public static async Task<string> CopyAsync(string original)
    {
        var copy = new NpgsqlConnectionStringBuilder(original) { Database = $"t{Guid.NewGuid():N}" };
        var first = new NpgsqlConnectionStringBuilder(original);
        var name = first.Database;
        (first.Database, first.Pooling) = ("postgres", false);
        await using var connection = new NpgsqlConnection(first.ToString());
        await connection.OpenAsync(TestContext.Current.CancellationToken);
        await using var command = connection.CreateCommand();

        // Connections of a store that was closed are kept for the next.
        command.CommandText = $"SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = '{name}'";
        await command.ExecuteNonQueryAsync(TestContext.Current.CancellationToken);
        command.CommandText = $"CREATE DATABASE {copy.Database} TEMPLATE {name}";
        await command.ExecuteNonQueryAsync(TestContext.Current.CancellationToken);
        return copy.ToString();
    }

    /// <summary>Starts a server for a test that stops it.</summary>
    /// <param name="safe">Whether a commit waits for the disk.</param>
    /// <param name="place">Empty folder in which its data lie; null for one of its own.</param>
    public static async Task<PostgresServer> OfItsOwnAsync(bool safe = false, string? place = null)
    {
        Require();
        return await PostgresServer.StartAsync(safe, TestContext.Current.CancellationToken, place);
    }

    /// <summary>Files of the tables of every database here.</summary>
    public static async Task<string> TablesAsync() => (await Server.Value).Tables;

    private static void Require()
    {
        if (PostgresServer.Programs is null && Environment.GetEnvironmentVariable("CI") is not "true")
        {
            Assert.Skip("PostgreSQL is not installed: eng/setup test installs it");
        }

        Assert.NotNull(PostgresServer.Programs);
    }

    /// <summary>Ends it, where a test began it.</summary>
    internal static async Task EndAsync()
    {
        if (Server.IsValueCreated)
        {
            (await Server.Value).Dispose();
        }
    }

    private static Task<PostgresServer> StartAsync() => PostgresServer.StartAsync(safe: false, CancellationToken.None);
}
