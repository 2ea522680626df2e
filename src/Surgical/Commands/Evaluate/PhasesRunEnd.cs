namespace Surgical.Commands.Evaluate;

/// <summary>How the reading of many cases ended.</summary>
internal abstract record PhasesRunEnd
{
    private PhasesRunEnd()
    {
    }

    /// <summary>The folder holds something else, which is left alone.</summary>
    /// <param name="Reason">In words, for people.</param>
    public sealed record Refused(string Reason) : PhasesRunEnd;

    /// <summary>All cases were read that can be.</summary>
    /// <param name="Cases">Keys of those to be scored, and of those that could not be read.</param>
    /// <param name="IsWhole">Every one of them was read.</param>
    public sealed record Done(IReadOnlyList<string> Cases, bool IsWhole) : PhasesRunEnd;
}
