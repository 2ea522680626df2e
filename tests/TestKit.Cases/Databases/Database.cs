namespace Surgical.TestKit.Cases;

/// <summary>Where the tables of a test lie.</summary>
public enum Database
{
    /// <summary>In a file of the data folder.</summary>
    Sqlite,

    /// <summary>In a real PostgreSQL, which the tests start.</summary>
    Postgres,
}
