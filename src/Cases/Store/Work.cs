namespace Surgical.Cases.Store;

/// <summary>Who is at work on a case in this process.</summary>
public abstract record Work
{
    private Work()
    {
    }

    /// <summary>It waits, or it is done.</summary>
    public sealed record Nobody : Work;

    /// <summary>Its video is measured and made playable.</summary>
    public sealed record Preparing : Work;

    /// <summary>It is read, since a time stamp and from a time in the video.</summary>
    public sealed record Analyzing(long Since, double FromSeconds) : Work;

    /// <summary>Nobody may begin with it: it is being cancelled or deleted.</summary>
    public sealed record Withheld : Work;

    /// <summary>Its failure could not even be written down; a retry or the next start goes on.</summary>
    public sealed record GivenUp(string Reason) : Work
    {
        /// <summary>It goes on by itself once the disk has more room than is kept free.</summary>
        public bool LacksRoom { get; init; }
    }
}
