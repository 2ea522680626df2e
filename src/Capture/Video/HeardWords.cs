using System.Collections.Concurrent;

namespace Surgical.Capture;

/// <summary>Listens to a child on a thread of its own, and keeps what it says until somebody asks.</summary>
/// <remarks>
/// A decoder whose complaints nobody takes stops in the middle of a picture, while we wait for that picture. What it
/// says of its pictures is kept, all of it; of complaints as many as anybody could make use of.
/// </remarks>
internal sealed class HeardWords
{
    private const int MostComplaintsWaiting = 1000;

    // Of marks as many wait as the child decodes from one wanted picture to the next: their pipe holds it back.
    private readonly BlockingCollection<ChildWord> _waiting = [];
    private readonly Task _listening;
    private int _complaints;

    /// <param name="said">Blocks until the child has said more; ends with the child.</param>
    public HeardWords(ChildWords said) => _listening = Task.Factory.StartNew(
        () => Listen(said), CancellationToken.None, TaskCreationOptions.LongRunning, TaskScheduler.Default);

    /// <summary>Waits for the next word.</summary>
    /// <returns>Null when the child has ended.</returns>
    public ChildWord? Next()
    {
        if (!_waiting.TryTake(out var word, Timeout.Infinite))
        {
            return null;
        }

        if (word is ChildWord.Complaint)
        {
            Interlocked.Decrement(ref _complaints);
        }

        return word;
    }

    /// <summary>Done when the child has ended and nothing more is heard.</summary>
    public Task EndAsync() => _listening;

    private void Listen(ChildWords said)
    {
        try
        {
            while (said.Next() is { } word)
            {
                if (word is not ChildWord.Complaint || Interlocked.Increment(ref _complaints) <= MostComplaintsWaiting)
                {
                    _waiting.Add(word);
                }
                else
                {
                    Interlocked.Decrement(ref _complaints);
                }
            }
        }
        finally
        {
            _waiting.CompleteAdding();
        }
    }
}
