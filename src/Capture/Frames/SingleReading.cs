namespace Surgical.Capture;

/// <summary>Lets a source be read once. For any thread.</summary>
internal sealed class SingleReading
{
    private bool _isTaken;

    /// <exception cref="InvalidOperationException">It is being read, or was.</exception>
    public void Take()
    {
        if (Interlocked.Exchange(ref _isTaken, true))
        {
            throw new InvalidOperationException("A source is read once; open it again.");
        }
    }
}
