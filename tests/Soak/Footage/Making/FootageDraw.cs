namespace Surgical.Soak.Footage.Making;

/// <summary>Draws recipes of files: the same seed draws the same.</summary>
/// <param name="random">Drawn from.</param>
internal sealed class FootageDraw(Random random)
{
    private static readonly string[] Rates = ["25", "25", "30000/1001", "24000/1001", "50", "10"];
    private static readonly string[] TelevisionRates = ["25", "30000/1001", "24000/1001", "50"];
    private static readonly (int, int)[] Sizes = [(160, 120), (176, 144), (192, 112), (256, 192), (320, 180)];
    private static readonly (int, int)[] OddSizes = [(161, 121), (177, 144), (256, 135)];
    private static readonly string[] OddFormats = ["yuv444p", "yuvj444p", "bgr0"];

    private static readonly string[] Colours =
    [
        "bt709 -color_primaries bt709 -color_trc bt709", "smpte170m -color_primaries smpte170m -color_trc smpte170m",
        "bt470bg", "bt2020nc -color_primaries bt2020",
    ];

    /// <summary>A file as some recorder, camera or program might write it.</summary>
    /// <param name="damaged">How often one is damaged, 0 to 1.</param>
    public FootageRecipe Next(double damaged)
    {
        var coding = One(Coding.All);
        var wrapping = Wrapping.Of(One(coding.Containers));
        var pixels = One(coding.PixelFormats);
        var isOdd = coding.CanBeOdd && OddFormats.Contains(pixels) && random.Next(3) == 0;
        var (width, height) = One(isOdd ? OddSizes : Sizes);
        var isTelevision = coding.IsTelevision || wrapping.Name == "mxf";
        var rate = coding.Name == "dv" ? "25" : One(isTelevision ? TelevisionRates : Rates);
        var scene = new Scene(coding, wrapping, pixels, width, height, rate, 20 + random.Next(60), One(coding.Options))
        {
            Group = One([12, 25, 50, 250]),
            Colours = random.Next(3) == 0 && pixels.StartsWith('y') && coding.Name != "dv" ? One(Colours) : null,
            Aspect = random.Next(6) == 0 && coding.Name != "dv" ? One(["64/45", "16/15", "8/9"]) : null,
            IsInterlaced = coding.CanInterlace && random.Next(4) == 0,
            HasSound = wrapping.Sound is not null && random.Next(3) == 0,
            Pace = random.Next(3) == 0 && wrapping.HasFreeTimes && !coding.IsTelevision ? DrawPace() : null,
        };
        var recipe = new FootageTwist(random).Of(scene);
        return recipe with { Damage = random.NextDouble() < damaged ? Damage.Draw(random) : null };
    }

    private Pace DrawPace()
    {
        var from = 3 + random.Next(14);
        return random.Next(4) switch
        {
            0 => new("a pause", $"N+gte(N,{from})*{One([8, 15, 40, 120, 600])}", null),
            1 => new("slow, then fast", $"if(lt(N,{from}),N*6,{from * 5}+N)", null),
            2 => new("pictures left out", "N", $"not(mod(N,{2 + random.Next(3)}))+lt(n,{from})".Replace('N', 'n')),
            _ => new("two pauses", $"N+gte(N,{from})*{One([20, 60])}+gte(N,{from + 5})*{One([5, 90])}", null),
        };
    }

    private T One<T>(IReadOnlyList<T> choices) => choices[random.Next(choices.Count)];
}
