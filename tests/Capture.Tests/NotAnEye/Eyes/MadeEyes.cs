using OpenCvSharp;

namespace Surgical.Capture.Tests.NotAnEye;

/// <summary>Rendered eyes of many kinds: none may be refused.</summary>
internal static class MadeEyes
{
    private static readonly (double B, double G, double R)[] Irises =
        [(40, 60, 85), (70, 95, 95), (135, 120, 90), (95, 110, 80), (30, 40, 55), (120, 125, 120)];

    private static readonly (double B, double G, double R)[] Pupils =
        [(25, 25, 30), (40, 60, 110), (70, 95, 130), (110, 130, 150), (30, 40, 120)];

    public static IReadOnlyList<Kind> All { get; } =
    [
        Eye("plain", Half.Tuned, _ => new()),
        Eye("zoomed", Half.Tuned, random => new() { Limbus = random.Between(0.5, 0.75), Opening = 0.9 }),
        Eye("off centre", Half.Tuned, random => new()
        {
            Limbus = random.Between(0.3, 0.42), Opening = 0.8,
            Centre = (random.Pick(-1, 1) * random.Between(0.2, 0.45), random.Between(-0.3, 0.3)),
        }),
        Eye("blood", Half.Tuned, random => new() { Blood = random.Next(3, 14), Instruments = 2 }),
        Eye("grey", Half.Tuned, random => new() { IsGrey = true, Instruments = random.Next(3) }),
        Eye("pale", Half.Tuned, random => new()
        {
            Iris = (150, 165, 170), PupilColour = (120, 140, 155), Sclera = (200, 208, 215),
            Light = random.Between(0.8, 1),
        }),
        Eye("colour casts", Half.Tuned, random => new()
        {
            Cast = (random.Between(0.75, 1.2), random.Between(0.85, 1.2), random.Between(0.85, 1.2)),
        }),
        Eye("overexposed", Half.Tuned, random => new() { Light = random.Between(1.3, 1.7), FallOff = 0.4 }),
        Eye("coarsely coded", Half.Tuned, random => new() { CodedRows = random.Pick(240, 288, 360) }),
        Eye("dark", Half.Tuned, random => new() { Light = random.Between(0.22, 0.4), FallOff = 1.2 }),
        new("with panels", Half.Tuned, random => [.. Enumerable.Range(0, Kind.Pictures)
            .Select(_ => Camera.Film(random, Panels.Over(random, RenderedEye.Draw(random, Vary(random, new())))))]),
        Eye("red glow", Half.HeldOut, random => new()
        {
            PupilColour = (25, 70, random.Between(170, 230)), Glow = random.Between(1.1, 1.6),
            Light = random.Between(0.4, 0.8),
        }),
        Eye("pupil fills", Half.HeldOut, random => new()
        {
            Limbus = random.Between(1.0, 1.6), Pupil = random.Between(0.7, 0.85), Opening = 3,
            PupilColour = random.Pick<(double, double, double)>((30, 60, 170), (60, 90, 140), (45, 75, 150)),
        }),
        Eye("dark field", Half.HeldOut, random => new()
        {
            Field = random.Between(0.36, 0.5), Limbus = random.Between(0.18, 0.3), Light = random.Between(0.6, 1.1),
        }),
        Eye("reflexes", Half.HeldOut, random => new() { Reflexes = random.Next(12, 40), Bubbles = random.Next(10) }),
        Eye("stained blue", Half.HeldOut, random => new() { PupilColour = (150, 95, 60), Bubbles = random.Next(6) }),
        Eye("out of focus", Half.HeldOut, random => new() { Blur = random.Between(0.008, 0.02) }),
        Eye("in a drape", Half.HeldOut, random => new()
        {
            Around = random.Pick<(double, double, double)>((150, 110, 50), (110, 125, 55), (120, 90, 40)),
            Opening = 0.38,
        }),
        Eye("cool light", Half.HeldOut, random => new()
        {
            Cast = (random.Between(1.05, 1.25), random.Between(1, 1.1), random.Between(0.85, 0.95)),
        }),
        Eye("narrow lids", Half.HeldOut, random => new() { Opening = random.Between(0.2, 0.28), Limbus = 0.32 }),
        new("behind a hand", Half.HeldOut, random => [.. Enumerable.Range(0, Kind.Pictures)
            .Select(_ => Camera.Film(random, Hands.Before(random, RenderedEye.Draw(random, Vary(random, new())))))]),
    ];

    private static Kind Eye(string name, Half half, Func<Random, EyeLook> look) =>
        Kind.Drawn(name, half, random => RenderedEye.Draw(random, Vary(random, look(random))));

    /// <summary>No two of a kind are alike.</summary>
    private static EyeLook Vary(Random random, EyeLook look)
    {
        var plain = new EyeLook();
        return look with
        {
            Limbus = look.Limbus * random.Between(0.85, 1.15),
            Pupil = Math.Min(0.85, look.Pupil * random.Between(0.8, 1.3)),
            Roundness = random.Between(0.9, 1),
            Centre = (look.Centre.X + random.Between(-0.08, 0.08), look.Centre.Y + random.Between(-0.06, 0.06)),
            Iris = look.Iris == plain.Iris ? random.Pick<(double, double, double)>(Irises) : look.Iris,
            PupilColour = look.PupilColour == plain.PupilColour
                ? random.Pick<(double, double, double)>(Pupils)
                : look.PupilColour,
            FallOff = look.FallOff * random.Between(0.4, 2),
        };
    }
}
