using System.Text.RegularExpressions;

namespace Surgical.Models.Gemma3;

/// <summary>
/// The added tokens of Gemma 3's tokenizer.json that steer a model, or that it marks its thinking with.
/// </summary>
public static partial class ControlTokens
{
    internal const string Bos = "<bos>";
    internal const string Eos = "<eos>";
    internal const string Pad = "<pad>";
    internal const string Unknown = "<unk>";
    internal const string Mask = "<mask>";
    internal const string StartOfTurn = "<start_of_turn>";
    internal const string EndOfTurn = "<end_of_turn>";
    internal const string StartOfImage = "<start_of_image>";
    internal const string EndOfImage = "<end_of_image>";

    /// <summary>Stands for a picture's features, as many times as it has.</summary>
    internal const string ImageSoftToken = "<image_soft_token>";

    /// <summary>
    /// MedGemma's silent thinking begins; an ordinary token, which stays in the text (medgemma.md 5.3).
    /// </summary>
    public const string ThoughtOpens = "<unused94>";

    /// <summary>It ends.</summary>
    public const string ThoughtCloses = "<unused95>";

    /// <summary>Those that steer a model when its template is applied.</summary>
    internal static IReadOnlyList<string> Steering { get; } =
    [
        Bos, Eos, Pad, Unknown, Mask, StartOfTurn, EndOfTurn, StartOfImage, EndOfImage, ImageSoftToken,
    ];

    /// <summary>The first text that a Gemma tokenizer makes an added token of; null where there is none.</summary>
    public static string? FirstIn(string text) =>
        Added().Match(text) is { Success: true, Value: var token } ? token : null;

    [GeneratedRegex(
        $"{Bos}|{Eos}|{Pad}|{Unknown}|{Mask}|{StartOfTurn}|{EndOfTurn}|{StartOfImage}|{EndOfImage}|{ImageSoftToken}"
            + "|<unused[0-9]+>",
        RegexOptions.CultureInvariant)]
    private static partial Regex Added();
}
