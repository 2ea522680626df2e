namespace Surgical.Cases.Store.Opening;

/// <summary>Whether the store may be written; decided at start.</summary>
/// <remarks>Safe to use from several threads.</remarks>
public sealed class StoreCondition
{
    private volatile string? _readingOnly;

    /// <summary>Why nothing may be written, a sentence without its end; null where it may.</summary>
    public string? ReadingOnly => _readingOnly;

    /// <summary>From now on what there is can be read, and nothing is changed.</summary>
    internal void OnlyRead(string why) => _readingOnly = why;

    /// <exception cref="UnwrittenException">Nothing may be written.</exception>
    internal void RequireWritable()
    {
        if (_readingOnly is { } why)
        {
            throw new UnwrittenException(why, cause: null);
        }
    }
}
