using OpenCvSharp;

namespace Surgical.Capture.Tests.NotAnEye;

/// <summary>
/// What pictures of one source are for: thresholds are chosen by the one half, the other only reports.
/// </summary>
internal enum Half
{
    Tuned,
    HeldOut,
}

/// <summary>One source of made pictures: the same ten at every run.</summary>
/// <param name="Name">"charts".</param>
/// <param name="Half">All pictures of a source are in one half.</param>
/// <param name="Make">The caller owns the pictures; fewer than ten where a program is missing.</param>
internal sealed record Kind(string Name, Half Half, Func<Random, IReadOnlyList<Mat>> Make)
{
    public const int Pictures = 10;

    /// <summary>A source whose pictures are drawn one by one, and filmed.</summary>
    public static Kind Drawn(string name, Half half, Func<Random, Mat> draw) =>
        new(name, half, random => [.. Enumerable.Range(0, Pictures).Select(_ => Camera.Film(random, draw(random)))]);

    /// <summary>Its pictures; the seed is its name, so that no other source changes them.</summary>
    public IReadOnlyList<Mat> Pictured() =>
        Make(new Random(Name.Aggregate(17, (seed, letter) => (seed * 31) + letter)));
}
