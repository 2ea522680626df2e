namespace Surgical.Capture.Tests.NotAnEye;

/// <summary>200 pictures that are no eye, of 20 sources.</summary>
internal static class NonEyes
{
    public static IReadOnlyList<Kind> All { get; } =
    [
        new("bars", Half.Tuned, random => TestCards.Of(
            random, "smptebars=s=SIZE", "smptehdbars=s=SIZE", "pal75bars=s=SIZE", "pal100bars=s=SIZE",
            "rgbtestsrc=s=SIZE")),
        new("moving test card", Half.Tuned, random => TestCards.Of(
            random, "testsrc2=s=SIZE", "testsrc2=s=SIZE,hue=h=70:s=0.3")),
        Kind.Drawn("titles", Half.Tuned, Titles.Title),
        new("web pages", Half.Tuned, random => Screenshots.Of(random, Screens.WebPage)),
        new("file manager", Half.Tuned, random => Screenshots.Of(random, Screens.FileManager)),
        new("charts", Half.Tuned, random => Screenshots.Of(random, Screens.Chart)),
        Kind.Drawn("drape", Half.Tuned, Theatres.Drape),
        Kind.Drawn("ceiling lamp", Half.Tuned, Theatres.Lamp),
        Kind.Drawn("faces", Half.Tuned, Views.Face),
        Kind.Drawn("surfaces", Half.Tuned, Views.Surface),
        new("other test cards", Half.HeldOut, random => TestCards.Of(
            random, "testsrc=s=SIZE", "yuvtestsrc=s=SIZE", "colorspectrum=s=SIZE", "haldclutsrc=level=7",
            "colorchart")),
        new("patterns", Half.HeldOut, random => TestCards.Of(
            random, "mandelbrot=s=SIZE", "sierpinski=s=SIZE:seed=3", "life=s=SIZE:seed=5:mold=10:life_color=#40C0FF",
            "cellauto=s=SIZE:rule=110:seed=9", "nullsrc=s=SIZE,geq=random(1)*255:128:128")),
        Kind.Drawn("credits", Half.HeldOut, Titles.Credits),
        Kind.Drawn("logos on black", Half.HeldOut, Titles.Logo),
        Kind.Drawn("covers", Half.HeldOut, Titles.Cover),
        new("documents", Half.HeldOut, random => Screenshots.Of(random, Screens.Document)),
        new("desktops", Half.HeldOut, random => Screenshots.Of(random, Screens.Desktop)),
        Kind.Drawn("empty theatre", Half.HeldOut, Theatres.Empty),
        Kind.Drawn("instrument tray", Half.HeldOut, Theatres.Tray),
        Kind.Drawn("landscapes", Half.HeldOut, Views.Landscape),
    ];
}
