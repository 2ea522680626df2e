using System.CommandLine;
using Surgical.Cases.Store.Postgres;

namespace Surgical.Options;

/// <summary>The option that names a PostgreSQL database.</summary>
internal static class StoreOption
{
    private const string Form = "Host=...;Database=...;Username=...;Password=...";

    /// <summary>--store, with its values checked.</summary>
    public static Option<string?> Create()
    {
        var store = new Option<string?>("--store")
        {
            Description = $"PostgreSQL database for the tables, \"{Form}\"; without it they lie in the data folder",
            HelpName = "DATABASE",
        };
        Check(store);
        return store;
    }

    /// <summary>Refuses values that name no database, without saying them again.</summary>
    public static void Check(Option<string?> option) => option.Validators.Add(result =>
    {
        if (result.GetValueOrDefault<string?>() is { Length: > 0 } given
            && PostgresProvider.Objection(given) is { } objection)
        {
            result.AddError($"Expected {option.Name} as \"{Form}\"; of what came, {objection}.");
        }
    });
}
