namespace Surgical.Analyzer.Phases;

/// <summary>
/// The twelve phases of Cataract-1K (Ghamsarian et al., Sci Data 2024) and idle, in their usual order.
/// </summary>
/// <remarks>Ids, names and the spellings met in the wild are those of domain.md.</remarks>
public enum SurgicalPhase
{
    /// <summary>No instrument is in the eye.</summary>
    Idle,

    /// <summary>Knife at the limbus.</summary>
    Incision,

    /// <summary>The chamber is filled.</summary>
    Viscoelastic,

    /// <summary>The anterior capsule is opened.</summary>
    Capsulorhexis,

    /// <summary>The nucleus is freed by fluid.</summary>
    Hydrodissection,

    /// <summary>The nucleus is broken and removed.</summary>
    Phacoemulsification,

    /// <summary>The cortex is removed.</summary>
    IrrigationAspiration,

    /// <summary>The capsule is cleaned.</summary>
    CapsulePolishing,

    /// <summary>The lens is injected.</summary>
    LensImplantation,

    /// <summary>The lens is turned into place.</summary>
    LensPositioning,

    /// <summary>The viscoelastic is removed.</summary>
    ViscoelasticSuction,

    /// <summary>The anterior chamber is flushed.</summary>
    ChamberFlushing,

    /// <summary>The eye is brought to pressure, antibiotics are given.</summary>
    TonifyingAntibiotics,
}
