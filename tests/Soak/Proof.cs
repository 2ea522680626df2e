namespace Surgical.Soak;

/// <summary>Something that must hold however often it is done, shown by doing it very often.</summary>
/// <param name="Name">The verb that runs it.</param>
/// <param name="Claim">What it shows.</param>
/// <param name="Count">How often it is done in full.</param>
/// <param name="Length">About how long that takes on two cores.</param>
/// <param name="RunAsync">Does it as often as the course says.</param>
internal sealed record Proof(
    string Name, string Claim, int Count, TimeSpan Length, Func<Course, CancellationToken, Task<Finding>> RunAsync);

/// <summary>One run of a proof.</summary>
/// <param name="Seed">The same seed draws the same moments.</param>
/// <param name="Count">How often it is done, from 1.</param>
/// <param name="Progress">Takes a line now and then.</param>
internal sealed record Course(int Seed, int Count, TextWriter Progress)
{
    /// <summary>Number of the first, where each is drawn by its own: a fault is tried again alone.</summary>
    public int First { get; init; }

    /// <summary>Folder that takes each file as it was tried; null to keep none.</summary>
    public string? Kept { get; init; }
}

/// <summary>How a run ended.</summary>
/// <param name="Holds">The claim stood every time.</param>
/// <param name="Figures">What was counted and measured, in words.</param>
internal sealed record Finding(bool Holds, string Figures);
