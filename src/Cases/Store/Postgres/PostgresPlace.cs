using System.Data.Common;
using Npgsql;

namespace Surgical.Cases.Store.Postgres;

/// <summary>Where a PostgreSQL database is, as somebody wrote it; nothing said of it holds the password.</summary>
internal static class PostgresPlace
{
    private const int LongestConnecting = 5;

    /// <summary>What is wrong with what somebody wrote; null where it can be tried.</summary>
    public static string? Objection(string database)
    {
        try
        {
            var written = new NpgsqlConnectionStringBuilder(database);
            return string.IsNullOrWhiteSpace(written.Host) ? "it names no Host" : null;
        }
        catch (Exception unreadable) when (unreadable is ArgumentException or FormatException or OverflowException)
        {
            return "it is not of that form, and is not repeated here, as it may hold a password";
        }
    }

    /// <summary>To write: a commit is on the disk when it returns, whatever the server was set to.</summary>
    public static string Writing(string database) => Of(database, "-c synchronous_commit=on");

    /// <summary>Only to read.</summary>
    public static string Reading(string database) => Of(database, "-c default_transaction_read_only=on");

    /// <summary>For one connection that nobody else gets.</summary>
    public static string Alone(string database) =>
        new NpgsqlConnectionStringBuilder(Of(database, "")) { Pooling = false, KeepAlive = 10 }.ToString();

    /// <summary>For people.</summary>
    public static string Name(string database)
    {
        var written = new NpgsqlConnectionStringBuilder(database);
        return $"{written.Database ?? written.Username} at {written.Host}:{written.Port}";
    }

    private static string Of(string database, string setting)
    {
        var place = new NpgsqlConnectionStringBuilder(database) { ApplicationName = "surgical" };
        place.Options = $"{place.Options} {setting}".Trim() is { Length: > 0 } set ? set : null;
        place.Timeout = Math.Clamp(place.Timeout, 1, LongestConnecting);
        return place.ToString();
    }
}
