using System.Data.Common;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage;
using Surgical.Cases.Store.Tables;
using Surgical.Disk;

namespace Surgical.Cases.Store;

/// <summary>
/// All that is one database's own: how it is opened, what is asked in its words, and what its failures mean. Nothing
/// else in the store knows which database it is.
/// </summary>
public abstract class StoreProvider
{
    /// <summary>Opens tables to be read and written, each commit on the disk when it returns.</summary>
    /// <param name="options">Told so.</param>
    /// <param name="database">Where they are; made where they are missing.</param>
    public abstract void Write(DbContextOptionsBuilder options, string database);

    /// <summary>Opens tables only to be read, whether somebody writes to them or not.</summary>
    /// <param name="options">Told so.</param>
    /// <param name="database">Where they are.</param>
    public abstract void Read(DbContextOptionsBuilder options, string database);

    /// <summary>Where the same tables can be read when the database, as it is reached usually, may not.</summary>
    /// <param name="database">Where <see cref="Read"/> was refused.</param>
    /// <param name="refused">What was said then.</param>
    /// <returns>
    /// Null where that is not why, or where somebody may have the tables open, so that they could change.
    /// </returns>
    public abstract string? Unchanging(string database, DbException refused);

    /// <summary>What the failure of a write means; null where it is none of the store's surroundings.</summary>
    /// <returns>A <see cref="DiskFullException"/> or an <see cref="UnwrittenException"/>.</returns>
    public abstract Exception? Meaning(Exception failed);

    /// <summary>
    /// Keeps every other server from the same tables, as the lock of a data folder keeps it from the folder.
    /// </summary>
    /// <returns>To be held as long as the tables are written; null where the folder's lock is enough.</returns>
    /// <exception cref="IOException">Another server has them, or the database does not answer within 10 s.</exception>
    public virtual Task<StoreHold?> HoldAsync(string database, CancellationToken cancellationToken) =>
        Task.FromResult<StoreHold?>(null);

    /// <summary>Opens the tables with options of <see cref="Write"/> or <see cref="Read"/>.</summary>
    internal virtual StoreContext Open(DbContextOptions<StoreContext> options) => new(options);

    /// <summary>As people know the database.</summary>
    internal virtual string Name => "The database";

    /// <summary>Waits for the database, but no longer than this.</summary>
    /// <exception cref="TimeoutException">It did not answer, or another program has it.</exception>
    internal virtual Task ReachAsync(StoreContext context, TimeSpan within, CancellationToken cancellationToken) =>
        context.Database.OpenConnectionAsync(cancellationToken)
            .WaitAsync(within, TimeProvider.System, cancellationToken);

    /// <summary>
    /// Clears away what a program that was killed while it changed the tables left to keep others off; nobody else has
    /// the store.
    /// </summary>
    internal virtual Task FreeAsync(StoreContext context, CancellationToken cancellationToken) => Task.CompletedTask;

    /// <summary>What is damaged in the database's own files, in few words; takes time by their length.</summary>
    /// <returns>Null where they are whole, or where the database looks after them itself.</returns>
    internal virtual Task<string?> DamageAsync(StoreContext context, CancellationToken cancellationToken) =>
        Task.FromResult<string?>(null);

    /// <summary>Begins a transaction in which nobody else can take the number of an event.</summary>
    internal abstract Task<IDbContextTransaction> BeginWritingAsync(
        StoreContext context, CancellationToken cancellationToken);

    /// <summary>Leaves no byte of removed rows in the database's files; takes time by their length.</summary>
    /// <exception cref="UnwrittenException">Another program reads, and does not let go.</exception>
    internal abstract Task WipeAsync(StoreContext context, CancellationToken cancellationToken);

    /// <summary>Leaves no byte of what was overwritten in what the database keeps beside its tables.</summary>
    /// <returns>False where another program reads, and does not let go.</returns>
    internal abstract Task<bool> CutLogAsync(StoreContext context, CancellationToken cancellationToken);

    /// <summary>Copies the tables as they are at one moment into a new SQLite file.</summary>
    /// <param name="context">May be open only to read, while others write.</param>
    /// <param name="file">Of the copy.</param>
    /// <param name="cancellationToken">Stops it.</param>
    internal abstract Task SnapshotAsync(StoreContext context, string file, CancellationToken cancellationToken);

    /// <summary>The event of a key frame, by its frame number.</summary>
    internal abstract IQueryable<EventRow> KeyFrame(StoreContext context, string caseId, long index);

    /// <summary>The corrections of a key frame, by its frame number.</summary>
    internal abstract IQueryable<EventRow> Corrections(StoreContext context, string caseId, long index);
}
