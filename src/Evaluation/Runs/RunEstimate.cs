namespace Surgical.Evaluation.Runs;

/// <summary>How long a run will still take, from what it has done so far. Pure; for one run, on one thread.</summary>
/// <param name="total">All that is to be done, in any unit.</param>
public sealed class RunEstimate(double total)
{
    private double _left = total;
    private double _done;
    private TimeSpan _spent;

    /// <summary>At the speed up to now; null before anything was done.</summary>
    public TimeSpan? Remaining => _done > 0 ? _spent / _done * Math.Max(0, _left) : null;

    /// <summary>Takes in what was done.</summary>
    /// <param name="part">In the unit of the total.</param>
    /// <param name="spent">How long it took.</param>
    public void Observe(double part, TimeSpan spent)
    {
        _left -= part;
        _done += part;
        _spent += spent;
    }

    /// <summary>Takes in what an earlier run had done; it says nothing about the time.</summary>
    /// <param name="part">In the unit of the total.</param>
    public void Skip(double part) => _left -= part;
}
