using System.Text.Json.Serialization;
using Surgical.Models.Contract;

namespace Surgical.Cases.Chart;

/// <summary>Who wrote an event.</summary>
/// <param name="Kind">A person, a model, or the program itself.</param>
/// <param name="Name">As people know them; null for the program, and where it was not kept or is erased.</param>
/// <param name="Digest">Of a model.</param>
/// <param name="Profile">Digest of the profile by which a model was asked.</param>
public sealed record EventAuthor(
    AuthorKind Kind, string? Name = null, string? Digest = null, string? Profile = null)
{
    /// <summary>Surgical itself.</summary>
    public static EventAuthor Program { get; } = new(AuthorKind.Program);

    /// <summary>Whoever has not said a name.</summary>
    public static EventAuthor Somebody { get; } = new(AuthorKind.Person, "somebody at this machine");

    /// <summary>Somebody by the name that they gave.</summary>
    public static EventAuthor Person(string name) => new(AuthorKind.Person, name);

    /// <summary>A model, asked by a profile.</summary>
    public static EventAuthor Model(ModelIdentity model, string profile) =>
        new(AuthorKind.Model, model.Name, model.Digest, profile);

    /// <summary>Who wrote an event, as far as it tells by itself: those from before December 2026 do not say.</summary>
    public static EventAuthor Of(CaseEvent happened) => happened switch
    {
        CaseEvent.KeyFrame { Analysis: var read } =>
            new(AuthorKind.Model, Name: null, read.Model.Length > 0 ? read.Model : null, read.Profile),
        CaseEvent.Corrected { Said.By: var by } => Person(by),
        CaseEvent.PathCorrected { Said.By: var by } => Person(by),
        CaseEvent.CorrectionWithdrawn { Withdrawal.By: var by } => new(AuthorKind.Person, by),
        CaseEvent.Marked { Said.By: var by } => new(AuthorKind.Person, by),
        CaseEvent.MomentEdited { Said.By: var by } => new(AuthorKind.Person, by),
        CaseEvent.MomentSettled { Settlement.By: var by } => new(AuthorKind.Person, by),
        CaseEvent.Erased { Was: CaseEventKind.Corrected or CaseEventKind.PathCorrected } => new(AuthorKind.Person),
        CaseEvent.Retried or CaseEvent.Cancelled or CaseEvent.Erasure => Somebody,
        _ => Program,
    };

    /// <summary>What is wrong with the name of a person, in words; null where nothing is.</summary>
    public static string? Objection(string name) => CorrectionText.NameObjection("a name", name);

    /// <summary>The same without what names a person.</summary>
    public EventAuthor Nameless() => Kind is AuthorKind.Person ? this with { Name = null } : this;
}

/// <summary>What an author is.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<AuthorKind>))]
public enum AuthorKind
{
    /// <summary>Surgical itself.</summary>
    [JsonStringEnumMemberName("program")]
    Program,

    /// <summary>A vision-language model.</summary>
    [JsonStringEnumMemberName("model")]
    Model,

    /// <summary>Somebody at a browser.</summary>
    [JsonStringEnumMemberName("person")]
    Person,
}
