using System.Globalization;

namespace Surgical.Soak.Footage.Making;

/// <summary>Pictures and how they are coded.</summary>
internal sealed record Scene(
    Coding Coding, Wrapping Wrapping, string Pixels, int Width, int Height, string Rate, int Count, string Options)
{
    /// <summary>Pictures from one key frame to the next, at most.</summary>
    public int Group { get; init; } = 25;

    /// <summary>The matrix, and what else is told of the colours; null where nothing is.</summary>
    public string? Colours { get; init; }

    /// <summary>Width of a pixel over its height; null for 1.</summary>
    public string? Aspect { get; init; }

    /// <summary>Whether it says that its pictures are of two fields.</summary>
    public bool IsInterlaced { get; init; }

    /// <summary>Whether there is sound.</summary>
    public bool HasSound { get; init; }

    /// <summary>When pictures come; null for one after the other.</summary>
    public Pace? Pace { get; init; }

    /// <summary>Number of the first picture.</summary>
    public int First { get; init; }

    /// <summary>Filters run last.</summary>
    public string? Before { get; init; }

    /// <summary>In words.</summary>
    public string Kind => string.Join(", ", new[]
    {
        Coding.Name, Wrapping.Name, Pixels, $"{Width}x{Height}", $"{Rate}/s", Colours?.Split(' ')[0], Aspect,
        IsInterlaced ? "interlaced" : null, HasSound ? "sound" : null, Pace?.Name,
    }.OfType<string>());

    /// <summary>About how long it is in its rate's steps.</summary>
    public double Seconds => (Count + (Pace?.Longest ?? 0)) / RateValue;

    public double RateValue => Rate.Split('/') is [var above, var below]
        ? double.Parse(above, CultureInfo.InvariantCulture) / double.Parse(below, CultureInfo.InvariantCulture)
        : double.Parse(Rate, CultureInfo.InvariantCulture);

    /// <summary>The step that makes it.</summary>
    /// <param name="file">Name.</param>
    /// <param name="late">Seconds by which pictures come after the sound.</param>
    /// <param name="more">Further options.</param>
    public MakingStep.Encode To(string file, double late = 0, string more = "")
    {
        string?[] options =
        [
            late > 0 ? $"-itsoffset {Number(late)}" : null,
            $"-f lavfi -i {NumberStrip.Graph(Width, Height, Rate, First)}",
            HasSound ? $"-f lavfi -i sine=r=48000:d={Number(Seconds + late)} -map 0:v -map 1:a {Wrapping.Sound}" : null,
            $"-frames:v {Count}", $"-vf {Filters()}", "-fps_mode passthrough", Options, $"-g {Group}",
            $"-pix_fmt {Pixels}", Colours is null ? null : $"-colorspace {Colours}",
            IsInterlaced ? Fields() : null, Wrapping.Options, more.Length > 0 ? more : null, file,
        ];
        return new(string.Join(' ', options.OfType<string>()));
    }

    private string Filters() => string.Join(',', new[]
    {
        Pace is null ? null
            : Pace.Chosen is { } chosen ? $"select='{chosen}'"
            : $"setpts='round(({Pace.Ticks})/{Exactly}/TB)'",
        Aspect is null ? null : $"setsar={Aspect}",
        Colours is null ? null : $"scale=out_color_matrix={ScaledMatrix}",
        $"format={Pixels}", IsInterlaced ? "setfield=tff" : null, Before,
    }.OfType<string>());

    private string Exactly => RateValue.ToString("R", CultureInfo.InvariantCulture);

    // The filter has other names for two of them.
    private string ScaledMatrix => Colours!.Split(' ')[0] switch
    {
        "bt2020nc" => "bt2020",
        "bt470bg" => "bt470",
        var same => same,
    };

    private string Fields() =>
        "-flags +ilme+ildct " + (Coding.Name == "h264" ? "-x264-params tff=1" : "-top 1");

    private static string Number(double seconds) => seconds.ToString("0.###", CultureInfo.InvariantCulture);
}

/// <summary>When pictures come.</summary>
/// <param name="Name">In words.</param>
/// <param name="Ticks">Steps of the rate, of the picture N.</param>
/// <param name="Chosen">Which are kept; null for all, laid by their ticks.</param>
internal sealed record Pace(string Name, string Ticks, string? Chosen)
{
    /// <summary>More steps than pictures, at most.</summary>
    public int Longest => Name switch { "a pause" => 600, "two pauses" => 150, "slow, then fast" => 85, _ => 0 };
}
