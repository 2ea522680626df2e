namespace Surgical.Cases.Store;

/// <summary>The tables of a database for one server alone. Disposing it lets go of them.</summary>
public abstract class StoreHold : IAsyncDisposable
{
    /// <summary>Takes the tables again whenever the database was away, until it is cancelled.</summary>
    /// <exception cref="IOException">Another server has taken them meanwhile.</exception>
    public abstract Task KeepAsync(CancellationToken cancellationToken);

    /// <inheritdoc/>
    public abstract ValueTask DisposeAsync();
}
