namespace Surgical.Analyzer.Phases;

/// <summary>What each phase is called: by us, by Cataract-1K, and by other data sets. One table, read-only.</summary>
public static class PhaseNames
{
    private static readonly Names[] Table =
    [
        new(SurgicalPhase.Idle, "idle", "Idle", "Idle", []),
        new(SurgicalPhase.Incision, "incision", "Incision", "Incision", []),
        new(SurgicalPhase.Viscoelastic, "viscoelastic", "Viscoelastic", "Viscoelastic",
            ["Viscous agent injection", "Viscodilatation", "OVD injection"]),
        new(SurgicalPhase.Capsulorhexis, "capsulorhexis", "Capsulorhexis", "Capsulorhexis",
            ["Rhexis", "Capsulorrhexis"]),
        new(SurgicalPhase.Hydrodissection, "hydrodissection", "Hydrodissection", "Hydrodissection",
            ["Hydrodissetion"]),
        new(SurgicalPhase.Phacoemulsification, "phacoemulsification", "Phacoemulsification", "Phacoemulsification",
            ["Phaco", "Nucleus Breaking", "Phacoemulsificiation"]),
        new(SurgicalPhase.IrrigationAspiration, "irrigation-aspiration", "Irrigation/Aspiration",
            "Irrigation/Aspiration", ["I/A", "Irrigation and aspiration"]),
        new(SurgicalPhase.CapsulePolishing, "capsule-polishing", "Capsule polishing", "Capsule Pulishing", []),
        new(SurgicalPhase.LensImplantation, "lens-implantation", "Lens implantation", "Lens Implantation",
            ["Lens implant setting-up", "Implantation"]),
        new(SurgicalPhase.LensPositioning, "lens-positioning", "Lens positioning", "Lens positioning",
            ["Positioning"]),
        new(SurgicalPhase.ViscoelasticSuction, "viscoelastic-suction", "Viscoelastic suction", "Viscoelastic_Suction",
            ["Viscous agent removal", "OVD Aspiration"]),
        new(SurgicalPhase.ChamberFlushing, "chamber-flushing", "Anterior chamber flushing",
            "Anterior_Chamber Flushing", ["AC flushing"]),
        new(SurgicalPhase.TonifyingAntibiotics, "tonifying-antibiotics", "Tonifying/Antibiotics",
            "Tonifying/Antibiotics", ["Tonifying and antibiotics", "Wound Hydratation"]),
    ];

    private static readonly Dictionary<string, SurgicalPhase> ByKey = Table
        .SelectMany(names => names.All.Select(name => (Key: Key(name), names.Phase)))
        .DistinctBy(entry => entry.Key)
        .ToDictionary(entry => entry.Key, entry => entry.Phase);

    /// <summary>Every phase, idle first, in the usual order.</summary>
    public static IReadOnlyList<SurgicalPhase> Phases { get; } = [.. Table.Select(names => names.Phase)];

    /// <summary>Every spelling met in the wild, with the phase that it means.</summary>
    internal static IReadOnlyList<(string Name, SurgicalPhase Phase)> Aliases { get; } =
        [.. Table.SelectMany(names => names.All.Select(name => (name, names.Phase)))];

    /// <summary>The id in files, in the store and on the wire: "lens-implantation".</summary>
    public static string Id(SurgicalPhase phase) => Table[(int)phase].Id;

    /// <summary>The name for people: "Lens implantation".</summary>
    public static string ShownName(SurgicalPhase phase) => Table[(int)phase].Shown;

    /// <summary>The exact string of Cataract-1K's CSV files, misspellings included: "Capsule Pulishing".</summary>
    /// <remarks>Cataract-1K leaves gaps for idle and has no string; ours is "Idle".</remarks>
    public static string Cataract1KName(SurgicalPhase phase) => Table[(int)phase].Cataract1K;

    /// <summary>Reads any id, name or alias; case, spaces, '_', '-' and '/' do not matter.</summary>
    /// <returns>False when the whole text is none of them.</returns>
    public static bool TryParse(string text, out SurgicalPhase phase) => ByKey.TryGetValue(Key(text), out phase);

    private static string Key(string name) =>
        string.Concat(name.Where(letter => !char.IsWhiteSpace(letter) && letter is not ('_' or '-' or '/')))
            .ToLowerInvariant();

    private sealed record Names(
        SurgicalPhase Phase, string Id, string Shown, string Cataract1K, IReadOnlyList<string> Others)
    {
        public IEnumerable<string> All => [Id, Shown, Cataract1K, .. Others];
    }
}
