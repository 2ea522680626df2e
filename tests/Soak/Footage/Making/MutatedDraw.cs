namespace Surgical.Soak.Footage.Making;

/// <summary>Draws small files of eight ordinary kinds, each damaged in its own way.</summary>
/// <param name="random">Drawn from.</param>
internal sealed class MutatedDraw(Random random)
{
    private static readonly (string Coding, string Wrapping, int Options)[] Kinds =
    [
        ("h264", "mp4", 1), ("h264", "fmp4", 0), ("h264", "ts", 1), ("hevc", "mkv", 0),
        ("mpeg4", "avi", 0), ("mpeg2", "mpg", 1), ("vp9", "webm", 0), ("mjpeg", "mov", 0),
    ];

    public FootageRecipe Next()
    {
        var (name, wrapping, options) = Kinds[random.Next(Kinds.Length)];
        var coding = Coding.All.First(one => one.Name == name);
        var scene = new Scene(
            coding, Wrapping.Of(wrapping), coding.PixelFormats[0], 160, 120, "25", 40, coding.Options[options])
        {
            Group = 12,
            HasSound = random.Next(4) == 0,
        };
        var file = $"in.{scene.Wrapping.Extension}";
        return new(scene.Kind, [scene.To(file)], file, scene.Wrapping, Damage.Draw(random));
    }
}
