namespace Surgical.Evaluation.Phases;

/// <summary>Where the samples of a case end.</summary>
public enum SampledUntil
{
    /// <summary>At the end of the truth's last row: what is predicted later is not judged.</summary>
    Truth,

    /// <summary>At the later end of both: a phase that is predicted behind the truth's end counts against it.</summary>
    Longer,
}
