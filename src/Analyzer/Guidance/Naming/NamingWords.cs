using Surgical.Analyzer.Phases;

namespace Surgical.Analyzer.Guidance.Naming;

/// <summary>naming-words.json: which words claim a phase, and which undo a claim.</summary>
internal sealed record NamingWords
{
    /// <summary>The one file.</summary>
    public static NamingWords File { get; } = EmbeddedData.Read<NamingWords>("naming-words.json");

    /// <summary>Id of a phase to what it is called in sentences, beside the names of data sets.</summary>
    public required IReadOnlyDictionary<string, IReadOnlyList<string>> Spoken { get; init; }

    public required HashSet<string> PhaseNouns { get; init; }

    public required HashSet<string> IdleNouns { get; init; }

    /// <summary>"incision creation", "viscoelastic injection": still the phase.</summary>
    public required HashSet<string> FollowNouns { get; init; }

    /// <summary>"in the middle of the capsulorhexis".</summary>
    public required HashSet<string> ProcessNouns { get; init; }

    public required HashSet<string> Articles { get; init; }

    /// <summary>Adjectives and adverbs that may stand before a name and change nothing.</summary>
    public required HashSet<string> Skipped { get; init; }

    /// <summary>What may follow a name without a noun; after any other word the name is half of a thing's.</summary>
    public required HashSet<string> Followers { get; init; }

    /// <summary>"phacoemulsification of the nucleus": what a phase is done to.</summary>
    public required HashSet<string> Objects { get; init; }

    public required HashSet<string> Copulas { get; init; }

    public required HashSet<string> ThisSubjects { get; init; }

    public required HashSet<string> ShortSubjects { get; init; }

    public required HashSet<string> SceneSubjects { get; init; }

    public required HashSet<string> SubjectFillers { get; init; }

    public required HashSet<string> Frames { get; init; }

    /// <summary>"The video shows phacoemulsification" names the kind of operation.</summary>
    public required HashSet<string> Films { get; init; }

    public required HashSet<string> Adverbs { get; init; }

    /// <summary>Behind one of these a statement begins in mid-clause.</summary>
    public required HashSet<string> Starters { get; init; }

    public required HashSet<string> Shows { get; init; }

    public required HashSet<string> Suggests { get; init; }

    public required HashSet<string> Consistent { get; init; }

    public required HashSet<string> Corresponding { get; init; }

    public required HashSet<string> Indicative { get; init; }

    public required HashSet<string> Characteristic { get; init; }

    public required HashSet<string> Naming { get; init; }

    public required HashSet<string> Taken { get; init; }

    public required HashSet<string> Inside { get; init; }

    public required HashSet<string> Doing { get; init; }

    public required HashSet<string> Does { get; init; }

    public required HashSet<string> Making { get; init; }

    public required HashSet<string> Makes { get; init; }

    public required HashSet<string> Actors { get; init; }

    public required HashSet<string> Ongoing { get; init; }

    public required HashSet<string> OngoingPairs { get; init; }

    public required HashSet<string> OnShow { get; init; }

    public required HashSet<string> LastsWithPhase { get; init; }

    public required HashSet<string> Begun { get; init; }

    public required HashSet<string> LabelWords { get; init; }

    public required HashSet<string> LabelNouns { get; init; }

    public required HashSet<string> Conclusions { get; init; }

    public required HashSet<string> Boundaries { get; init; }

    public required HashSet<string> Joins { get; init; }

    public required HashSet<string> Turns { get; init; }

    /// <summary>Anywhere in the sentence.</summary>
    public required HashSet<string> DoubtAnywhere { get; init; }

    /// <summary>Before the name, in the same sentence.</summary>
    public required HashSet<string> DoubtBefore { get; init; }

    /// <summary>As the first word of the sentence.</summary>
    public required HashSet<string> Openers { get; init; }

    /// <summary>"the previous frame": followed by one of <see cref="Moments"/>.</summary>
    public required HashSet<string> OtherMoments { get; init; }

    public required HashSet<string> Moments { get; init; }

    /// <summary>Before the name, in the same clause.</summary>
    public required HashSet<string> Denying { get; init; }

    /// <summary>Before the name, in the same clause.</summary>
    public required HashSet<string> Elsewhere { get; init; }

    public required HashSet<string> Turning { get; init; }

    public required HashSet<string> StrongTurning { get; init; }

    /// <summary>Between the name and one of <see cref="Behind"/>.</summary>
    public required HashSet<string> Passing { get; init; }

    public required HashSet<string> Behind { get; init; }

    public required HashSet<string> AfterComma { get; init; }

    public required HashSet<string> Retracting { get; init; }

    public required HashSet<string> English { get; init; }

    public required HashSet<string> Foreign { get; init; }

    /// <summary>A noun that makes a name a phase: "the X phase", "an idle moment".</summary>
    public bool IsNoun(string word, SurgicalPhase phase) =>
        PhaseNouns.Contains(word) || (phase == SurgicalPhase.Idle && IdleNouns.Contains(word));
}
