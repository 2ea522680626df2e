namespace Surgical.TestKit.Cases;

/// <summary>Ends the PostgreSQL of a test program once its tests are over: a fixture of the assembly.</summary>
public sealed class TestPostgresEnd : IAsyncDisposable
{
    public async ValueTask DisposeAsync() => await TestPostgres.EndAsync();
}
