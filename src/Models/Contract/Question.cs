using System.Text.Json.Serialization;

namespace Surgical.Models.Contract;

/// <summary>One question about pictures.</summary>
/// <param name="Pictures">What the model looks at.</param>
/// <param name="Text">The user's text.</param>
/// <param name="System">Text put in front of the user's turn; null for none.</param>
/// <param name="MaxTokens">Tokens after which a reply counts as cut off.</param>
public sealed record Question(IReadOnlyList<ModelPicture> Pictures, string Text, string? System, int MaxTokens)
{
    /// <summary>The profile that says how it is asked; null for a question that follows none.</summary>
    public ProfileName? Profile { get; init; }

    /// <summary>Whether the pictures stand before or after the text.</summary>
    public PicturePlace PicturesAt { get; init; } = PicturePlace.BeforeText;

    /// <summary>Tokens in front that say "here a text begins", 0 to 2.</summary>
    public int Bos { get; init; } = 1;

    /// <summary>How the reply's tokens are chosen.</summary>
    public Decoding Decoding { get; init; } = new Decoding.Greedy();

    /// <summary>What ends the reply.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
    public ReplyStop Stop { get; init; }
}

/// <summary>Which tokens end a reply; its limit always does.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<ReplyStop>))]
public enum ReplyStop
{
    /// <summary>All that the model's files name; of Gemma's the end of a turn among them.</summary>
    [JsonStringEnumMemberName("model")]
    Model,

    /// <summary>
    /// The end of a text alone, as code has it that hands on the tokenizer's one: a model goes on behind the end of its
    /// turn.
    /// </summary>
    [JsonStringEnumMemberName("eos")]
    Eos,
}

/// <summary>Names a profile in the record of an answer.</summary>
/// <param name="Name">As people choose it.</param>
/// <param name="Digest">SHA-256 (hex) of its content.</param>
public sealed record ProfileName(string Name, string Digest);

/// <summary>Where pictures stand in the user's turn.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<PicturePlace>))]
public enum PicturePlace
{
    /// <summary>As the fine-tunes were trained.</summary>
    [JsonStringEnumMemberName("before-text")]
    BeforeText,

    /// <summary>As Google's notebooks ask MedGemma.</summary>
    [JsonStringEnumMemberName("after-text")]
    AfterText,
}
