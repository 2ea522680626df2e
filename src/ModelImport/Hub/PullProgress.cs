using Surgical.ModelImport.Hub.Cache;
using Surgical.ModelImport.Importing;

namespace Surgical.ModelImport.Hub;

/// <summary>Adds up the files of a pull that come side by side. Any thread; reports one at a time.</summary>
internal sealed class PullProgress
{
    private readonly Lock _lock = new();
    private readonly Dictionary<string, long> _there;
    private readonly IProgress<ImportProgress> _progress;
    private readonly long _total;

    public PullProgress(IReadOnlyList<HubFile> files, CachedRepository repository, IProgress<ImportProgress> progress)
    {
        Files = files;
        _there = files.ToDictionary(
            file => file.Etag, file => repository.Has(file) ? file.Size : repository.Begun(file));
        _total = files.Sum(file => file.Size);
        _progress = progress;
    }

    public IReadOnlyList<HubFile> Files { get; }

    /// <summary>Notes that so many bytes of a file are there.</summary>
    public void Grew(HubFile file, long there)
    {
        lock (_lock)
        {
            _there[file.Etag] = there;
            if (_total > 0)
            {
                _progress.Report(new ImportProgress(_there.Values.Sum(), _total));
            }
        }
    }
}
