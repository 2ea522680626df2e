using Surgical.Disk;
using Surgical.ModelImport.Hub.Cache;
using Surgical.ModelImport.Importing;
using Surgical.ModelImport.Snapshots;
using Surgical.Models.Files;

namespace Surgical.ModelImport.Hub;

/// <summary>
/// Brings a model, or an adapter, from the Hugging Face Hub into the Hub's cache. For one pull at a time.
/// </summary>
public sealed class ModelPull : IDisposable
{
    private readonly HubAccess _access;
    private readonly HubConnection _connection;
    private readonly HubListing _listing;
    private readonly Retries _retries;
    private readonly TimeProvider _time;

    /// <param name="access">Where the Hub is, and who asks.</param>
    /// <param name="time">Waits between tries, and measures a server's silence.</param>
    public ModelPull(HubAccess access, TimeProvider time)
        : this(access, time, (pause, cancellationToken) => Backoff.PauseAsync(pause, time, cancellationToken))
    {
    }

    internal ModelPull(HubAccess access, TimeProvider time, Func<TimeSpan, CancellationToken, Task> pause)
    {
        _access = access;
        _time = time;
        _retries = new Retries(pause, access);
        _connection = new HubConnection(access, time);
        _listing = new HubListing(_connection, access, _retries, time);
    }

    /// <summary>Finds out what is to be fetched. A commit that is wholly in the cache needs no network.</summary>
    /// <exception cref="ImportException">There is no such thing, or no access to it, or the Hub cannot be
    /// reached.</exception>
    public async Task<PullPlan> PlanAsync(RepositoryName name, CancellationToken cancellationToken)
    {
        var repository = new CachedRepository(_access.Cache, name);
        var known = Known(repository, name);
        if (known is { } && (name.IsCommit || _access.Offline))
        {
            return known with { Unasked = name.IsCommit ? null : "HF_HUB_OFFLINE is set" };
        }

        if (_access.Offline)
        {
            throw new ImportException(
                $"{name}: expected it wholly in {_access.Cache}, as HF_HUB_OFFLINE forbids to fetch it.");
        }

        try
        {
            var tries = known is null ? Retries.Usual : 1;
            var commit = name.IsCommit ? name.Revision : await _listing.CommitAsync(name, tries, cancellationToken);
            if (repository.Tree(commit) is not { } tree)
            {
                tree = await _listing.FilesAsync(name, commit, cancellationToken);
                repository.KeepTree(commit, tree);
            }

            return Plan(repository, name, commit, tree);
        }
        catch (ImportException unreachable)
            when (known is not null && unreachable.InnerException is UnavailableException)
        {
            return known with { Unasked = unreachable.Message };
        }
    }

    /// <summary>Fetches what is missing, and makes the snapshot.</summary>
    /// <param name="plan">From <see cref="PlanAsync"/>.</param>
    /// <param name="progress">Told about all files together.</param>
    /// <param name="cancellationToken">Stops; what has come stays, and the next pull goes on from there.</param>
    /// <returns>The snapshot's folder: config.json and the other files, whole.</returns>
    /// <exception cref="ImportException">A file cannot be had, or is not what the Hub says it is.</exception>
    /// <exception cref="IOException">The cache cannot be written, or has no room.</exception>
    public async Task<string> RunAsync(
        PullPlan plan, IProgress<ImportProgress> progress, CancellationToken cancellationToken)
    {
        if (plan.IsWhole)
        {
            return plan.Snapshot;
        }

        var cache = Directory.CreateDirectory(_access.Cache).FullName;
        DiskRoom.Demand($"{plan.Name}", plan.Missing, cache, "; HF_HOME names another folder");
        var repository = new CachedRepository(_access.Cache, plan.Name);
        var download = new BlobDownload(_connection, _access, _retries, repository, _time);
        var sum = new PullProgress([.. Distinct(plan.Files)], repository, progress);
        if (PulledConfiguration.Of(plan) is { } configuration)
        {
            await download.RunAsync(Wanted(configuration), cancellationToken);
            PulledConfiguration.RefuseForeign(plan.Name, await File.ReadAllBytesAsync(
                repository.Blob(configuration), cancellationToken));
        }

        await Parallel.ForEachAsync(
            sum.Files,
            new ParallelOptions { MaxDegreeOfParallelism = _access.Parallel, CancellationToken = cancellationToken },
            async (file, either) => await download.RunAsync(Wanted(file), either));
        repository.Publish(plan.Commit, plan.Files);
        return plan.Snapshot;

        WantedFile Wanted(HubFile file) =>
            new(file, plan.Name, _listing.AddressOf(file, plan.Name, plan.Commit), there => sum.Grew(file, there));
    }

    /// <summary>Closes the connections.</summary>
    public void Dispose() => _connection.Dispose();

    private static PullPlan? Known(CachedRepository repository, RepositoryName name) =>
        repository.KnownCommit() is { } commit && repository.Tree(commit) is { } tree
            && Plan(repository, name, commit, tree) is { IsWhole: true } plan
            ? plan
            : null;

    private static PullPlan Plan(
        CachedRepository repository, RepositoryName name, string commit, IReadOnlyList<HubFile> tree)
    {
        var files = NeededFiles.Of(name, tree);
        var missing = Distinct(files).Where(file => !repository.Has(file))
            .Sum(file => file.Size - repository.Begun(file));
        return new PullPlan(
            name,
            commit,
            repository.Snapshot(commit),
            files,
            LeftOut: tree.Count - files.Count,
            missing,
            IsWhole: repository.KnownCommit() == commit && repository.IsWhole(commit, files),
            Unasked: null);
    }

    // Files with the same content share a blob.
    private static IEnumerable<HubFile> Distinct(IEnumerable<HubFile> files) => files.DistinctBy(file => file.Etag);
}
