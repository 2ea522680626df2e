using Surgical.Cases.Store;

namespace Surgical.Cases.Intake;

/// <summary>
/// Places of cases that are not at their end: whoever sends a video has one before the first byte of it is read.
/// </summary>
/// <remarks>Safe to use from several threads.</remarks>
public sealed class Places(TheatreBoard board, AdmissionOptions options)
{
    private readonly Lock _counting = new();
    private int _reserved;

    /// <summary>
    /// Reserves a place, which is given back when it is disposed of: the case is on the board by then.
    /// </summary>
    /// <exception cref="RefusedVideoException">There is none.</exception>
    public IDisposable Reserve()
    {
        lock (_counting)
        {
            if (board.Waiting + _reserved >= options.GreatestWaiting)
            {
                throw RefusedVideoException.TooManyWaiting(options.GreatestWaiting);
            }

            _reserved++;
            return new Place(this);
        }
    }

    private sealed class Place(Places places) : IDisposable
    {
        private bool _given;

        public void Dispose()
        {
            lock (places._counting)
            {
                places._reserved -= _given ? 0 : 1;
                _given = true;
            }
        }
    }
}
