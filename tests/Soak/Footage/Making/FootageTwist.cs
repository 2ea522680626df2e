using System.Globalization;

namespace Surgical.Soak.Footage.Making;

/// <summary>What programs and recorders do to a file after it was coded.</summary>
/// <param name="random">Drawn from.</param>
internal sealed class FootageTwist(Random random)
{
    /// <summary>Half of the files stay as they were coded.</summary>
    public FootageRecipe Of(Scene scene)
    {
        var wrapping = scene.Wrapping;
        var name = $"in.{wrapping.Extension}";
        return random.Next(12) switch
        {
            0 or 1 when wrapping.HasHeaders && scene.Aspect is null => Turned(scene, name),
            2 or 3 when wrapping.CanBeJoined => Joined(scene, name),
            2 or 3 when wrapping.Name is "mp4" or "mov" or "mkv" or "ts" => Trimmed(scene, name),
            4 when wrapping.Name is "mp4" or "mov" or "mkv" or "ts" => Late(scene, name),
            5 when wrapping.Name is "mp4" or "mkv" or "mov" or "ts" => TwoStreams(scene, name),
            6 when wrapping.Name is "mp4" or "mkv" => Covered(scene, name),
            7 when wrapping.Name is "ts" or "mkv" or "mpg" => Plain(
                scene, name, $", begins at {random.Next(2, 80000)} s", $"-output_ts_offset {random.Next(2, 80000)}"),
            _ => Plain(scene, name, "", ""),
        };
    }

    private static FootageRecipe Plain(Scene scene, string name, string kind, string more) =>
        Made(scene, kind, name, scene.To(name, more: more));

    private FootageRecipe Turned(Scene scene, string name)
    {
        var turn = PlayersTurn.All[random.Next(PlayersTurn.All.Count)];
        var unturned = scene with { Before = turn.Before };
        return Made(scene, $", turned: {turn.Name}", name, unturned.To(name), new MakingStep.Turn(name, turn));
    }

    private FootageRecipe Joined(Scene scene, string name)
    {
        var (one, two) = ($"one.{scene.Wrapping.Extension}", $"two.{scene.Wrapping.Extension}");
        var second = scene with { First = 1000, Count = 20 + random.Next(40) };
        return Made(scene, ", joined", name, scene.To(one), second.To(two), new MakingStep.Join(one, two, name));
    }

    private FootageRecipe Trimmed(Scene scene, string name)
    {
        var (from, length) = (random.NextDouble() * scene.Seconds * 0.6, 0.3 + (random.NextDouble() * scene.Seconds));
        var whole = $"whole.{scene.Wrapping.Extension}";
        var cut = string.Create(
            CultureInfo.InvariantCulture,
            $"-ss {from:0.###} -i {whole} -t {length:0.###} -c copy {scene.Wrapping.Options} {name}");
        return Made(scene, ", trimmed", name, scene.To(whole), new MakingStep.Encode(cut));
    }

    private FootageRecipe Late(Scene scene, string name)
    {
        var late = 0.2 + (random.NextDouble() * 12);
        return Made(scene, ", pictures after the sound", name, (scene with { HasSound = true }).To(name, late));
    }

    private static FootageRecipe TwoStreams(Scene scene, string name)
    {
        var (one, two) = ($"one.{scene.Wrapping.Extension}", $"two.{scene.Wrapping.Extension}");
        var second = scene with { First = 8192, HasSound = false };
        return Made(
            scene, ", two streams", name, scene.To(one), second.To(two),
            new MakingStep.Encode($"-i {one} -i {two} -map 0 -map 1 -c copy {scene.Wrapping.Options} {name}"));
    }

    private static FootageRecipe Covered(Scene scene, string name)
    {
        var whole = $"whole.{scene.Wrapping.Extension}";
        return Made(
            scene, ", cover first", name, scene.To(whole),
            new MakingStep.Encode("-f lavfi -i color=red:s=64x64 -frames:v 1 cover.png"),
            new MakingStep.Encode(
                $"-i cover.png -i {whole} -map 0 -map 1 -c copy -disposition:v:0 attached_pic "
                + $"{scene.Wrapping.Options} {name}"));
    }

    private static FootageRecipe Made(Scene scene, string kind, string name, params MakingStep[] steps) =>
        new(scene.Kind + kind, steps, name, scene.Wrapping, null);
}
