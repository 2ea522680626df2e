namespace Surgical.Evaluation.Flare.Rules;

/// <summary>What a question of FLARE Task 5 asks for.</summary>
internal enum FlareTask
{
    /// <summary>One class.</summary>
    Classification,

    /// <summary>A set of labels.</summary>
    MultiLabel,

    /// <summary>Boxes.</summary>
    Detection,

    /// <summary>Boxes under identities; FLARE26 counts it as detection.</summary>
    InstanceDetection,

    /// <summary>A count.</summary>
    Counting,

    /// <summary>A number.</summary>
    Regression,

    /// <summary>A report.</summary>
    Report,
}
