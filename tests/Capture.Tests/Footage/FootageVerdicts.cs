namespace Surgical.Capture.Tests.Footage;

/// <summary>What is right for the files of shared/cases/video and cut.</summary>
public static class FootageVerdicts
{
    private static readonly FootageVerdict[] All =
    [
        new("video/back.mkv", "0-74", 3.0, "", 1),
        new("video/chg2.mp4", "0-99", 4.0, "", 1),
        new("video/chg3.mp4", "0-99", 4.0, "", 1),
        new("video/concat.ts", "0-149", 6.0, "", 1),
        new("video/corrupt25.mp4", "0-69 75-149", 6.0, "damaged 2.(68|76)-3", 0),
        new("video/cover-first.mp4", "0-74", 3.0, "", 0),
        new("video/cut-g25f.mp4", "0-78 80", 4.0, "damaged 3.16-3.24 missing 3.24-4", 0),
        new("video/empty-first-a.mp4", "0-74", 4.0, "pause 0-1", 0),
        new("video/es.m2v", "0-49", 2.0, "", 0),
        new("video/gap15.mp4", "0-124", 20.0, "pause 2-17", 0),
        new("video/hflip.mp4", "?", 3.0, "", 0),
        new("video/intl.mp4", string.Join(' ', Enumerable.Range(0, 50).Select(place => 2 * place)), 4.0, "", 1),
        new("video/jump60.mp4", "2-149", 65.96, "pause 2.92-62.92", 0),
        new("video/lastdur.mp4", "0-74", 3.0, "", 0),
        new("video/late.ts", "0-74", 15.0109, "pause 0-12.011", 0),
        new("video/midgop.ts", "50-149", 4.96, "damaged 0-0.96", 0),
        new("video/pixchange.avi", "0-54", 2.2, "", 1),
        new("video/sar.mp4", "0-74", 3.0, "", 0),
        new("video/trim-end-long.mp4", "0-49", 2.0, "", 0),
        new("video/twice-nb.mp4", "0-24 50-74", 2.0, "", 0),
        new("video/two.mp4", string.Join(' ', Enumerable.Repeat(511, 30)), 3.0, "", 1),
        new("video/vflip.mp4", "?", 3.0, "", 0),
        new("video/vfr2.mkv", "0 25 50 75 100 125-199", 8.0, "", 0),
        new("video/zeromatrix.mp4", "0-74", 3.0, "", 0),
        new("cut/cut-140.mkv", "?", 2.0, "missing 1.7-2", 0),
        new("cut/cut-214.mkv", "?", 2.0, "missing 0.4-2", 0),
    ];

    public static TheoryData<FootageVerdict> Read => [.. All];
}

/// <param name="File">Under shared/cases.</param>
/// <param name="Numbers">Of the pictures, as <see cref="SeenReading.Numbers"/> writes them.</param>
/// <param name="Length">Seconds.</param>
/// <param name="Gaps">A pattern of what <see cref="SeenReading.Gaps"/> writes.</param>
/// <param name="Notes">How many other things are told.</param>
public sealed record FootageVerdict(string File, string Numbers, double Length, string Gaps, int Notes);
