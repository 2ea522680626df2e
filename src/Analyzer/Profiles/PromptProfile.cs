using System.Security.Cryptography;
using System.Text.Json;
using System.Text.Json.Serialization;
using Surgical.Models.Contract;
using Surgical.Models.Pictures;

namespace Surgical.Analyzer.Profiles;

/// <summary>
/// How a kind of model wants to be asked: words, picture and decoding. Written in files, see <see cref="ProfileFile"/>.
/// </summary>
public sealed record PromptProfile
{
    private static readonly Lazy<PromptProfile> Default = new(() => ProfileFile.Read("cataract"));

    /// <summary>As people choose it.</summary>
    public required string Name { get; init; }

    /// <summary>The user's text; null where every question is the caller's own.</summary>
    public string? Prompt { get; init; }

    /// <summary>Text in front of the user's turn; null for none.</summary>
    public string? System { get; init; }

    /// <summary>Where the picture stands and how it is prepared.</summary>
    public PictureProfile Picture { get; init; } = new();

    /// <summary>Tokens that say "here a text begins", 0 to 2; 1 in Gemma's own template.</summary>
    public int Bos { get; init; } = 1;

    /// <summary>Tokens after which a reply counts as cut off.</summary>
    public required int MaxTokens { get; init; }

    /// <summary>How tokens are chosen.</summary>
    public Decoding Decoding { get; init; } = new Decoding.Greedy();

    /// <summary>Where replies name the phase, and how; null where that is not known.</summary>
    public PhaseWords? Phases { get; init; }

    /// <summary>What ends a reply.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
    public ReplyStop Stop { get; init; }

    /// <summary>How FLARE's questions are asked; null for the usual way.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public TaskProfile? Tasks { get; init; }

    /// <summary>Chain of thought and instruction about one frame of a cataract operation.</summary>
    public static PromptProfile Cataract => Default.Value;

    /// <summary>
    /// SHA-256 (hex) over everything above: two profiles of one name that differ are told apart by it.
    /// </summary>
    [JsonIgnore]
    public string Digest =>
        Convert.ToHexStringLower(SHA256.HashData(JsonSerializer.SerializeToUtf8Bytes(this, AnalysisJson.Options)));

    /// <summary>A frame as the profile shows it to a model.</summary>
    /// <param name="bgr">[height × width × 3], 8-bit blue, green, red, rows without padding; borrowed.</param>
    /// <param name="width">Pixels in a row.</param>
    /// <param name="height">Rows.</param>
    /// <param name="model">Is to look at it.</param>
    /// <exception cref="ModelException">The profile is for models that look at another size, or wants crops of one that
    /// takes none.</exception>
    public ModelPicture Show(ReadOnlySpan<byte> bgr, int width, int height, IVisionLanguageModel model) =>
        Picture.PanAndScan is null || model.TakesCrops
            ? Show(bgr, width, height, new PicturePreparation(model.PictureSize) { Filter = model.PictureFilter })
            : throw new ModelException(
                $"Expected a model on this machine, as the profile {Name} asks for pan and scan; {model.Identity.Name} "
                + "writes its prompts on a server.");

    /// <summary>A frame as the profile shows it to a model that has no wishes beyond a size.</summary>
    /// <inheritdoc cref="Show(ReadOnlySpan{byte}, int, int, IVisionLanguageModel)"/>
    public ModelPicture Show(ReadOnlySpan<byte> bgr, int width, int height, int modelSize) =>
        Show(bgr, width, height, new PicturePreparation(modelSize));

    /// <summary>The profile's question about one picture.</summary>
    /// <exception cref="ModelException">It has none of its own.</exception>
    public Question About(ModelPicture picture) => About(picture, Prompt ?? throw new ModelException(
        $"The profile {Name} has no question of its own: expected a prompt, came none."));

    /// <summary>Somebody's question about one picture, asked as the profile asks.</summary>
    public Question About(ModelPicture picture, string prompt) => new([picture], prompt, System, MaxTokens)
    {
        Profile = new(Name, Digest),
        PicturesAt = Picture.Place,
        Bos = Bos,
        Decoding = Decoding,
        Stop = Stop,
    };

    /// <summary>The profile with the sentences that it leaves to a file.</summary>
    /// <exception cref="ModelException">It leaves none to a file.</exception>
    public PromptProfile With(TaskPrompts prompts) => Tasks is { Words: TaskWords.Prompts }
        ? this with { System = prompts.System, Tasks = Tasks with { Prompts = prompts } }
        : throw new ModelException(
            $"Expected a profile that takes its sentences from a file (flare26), came {Name}, which has its own.");

    private ModelPicture Show(ReadOnlySpan<byte> bgr, int width, int height, PicturePreparation model) =>
        Picture.Size is null || Picture.Size == model.Size
            ? ImageProcessor.Process(
                bgr, width, height, model with { First = Picture.First, PanAndScan = Picture.PanAndScan })
            : throw new ModelException(
                $"Expected a model that looks at {Picture.Size} pixels a side, as the profile {Name} says; "
                + $"this one looks at {model.Size}.");
}

/// <summary>The picture of a profile.</summary>
public sealed record PictureProfile
{
    /// <summary>Before or after the text.</summary>
    public PicturePlace Place { get; init; } = PicturePlace.BeforeText;

    /// <summary>Pixels a side of what the model looks at; null for whatever the model takes.</summary>
    public int? Size { get; init; }

    /// <summary>What is done to the picture before Gemma's own resizing, in order.</summary>
    public IReadOnlyList<ResizeStep> First { get; init; } = [];

    /// <summary>
    /// The picture is not turned upright by its file's orientation tag, as code leaves it that does not ask Pillow to.
    /// </summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
    public bool IsAsStored { get; init; }

    /// <summary>Which crops of a long picture are shown beside it; null for none.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public PanAndScan? PanAndScan { get; init; }
}

/// <summary>How replies begin and name the phase.</summary>
/// <param name="After">The beginning of every reply, up to where it names the phase.</param>
/// <param name="Names">Id of each phase (domain.md) to how the reply goes on.</param>
public sealed record PhaseWords(string After, IReadOnlyDictionary<string, string> Names);
