using System.Diagnostics;
using OpenCvSharp;
using Surgical.TestKit;

namespace Surgical.Capture.Tests.NotAnEye;

/// <summary>Ten screens that Chromium shows, photographed at once.</summary>
internal static class Screenshots
{
    private const int Width = 960;
    private const int Height = 540;

    private static string Chromium => Environment.GetEnvironmentVariable("CHROMIUM_PATH") is { Length: > 0 } path
        ? path
        : "/usr/bin/chromium";

    /// <summary>Where no Chromium is, there are no such pictures.</summary>
    public static bool CanBeTaken => File.Exists(Chromium);

    /// <param name="random">Of the pages, and of what the recorder does.</param>
    /// <param name="page">Content of one screen, HTML.</param>
    public static IReadOnlyList<Mat> Of(Random random, Func<Random, string> page)
    {
        if (!CanBeTaken)
        {
            return [];
        }

        using var folder = new TemporaryFolder();
        var screens = Enumerable.Range(0, Kind.Pictures).Select(_ => $"<section>{page(random)}</section>");
        File.WriteAllText(
            folder["pages.html"],
            "<!doctype html><meta charset=utf-8><style>*{box-sizing:border-box}body{margin:0;font:14px sans-serif}"
            + $"section{{position:relative;width:{Width}px;height:{Height}px;overflow:hidden}}</style>"
            + string.Concat(screens));
        Photograph(folder["pages.html"], folder["pages.png"]);
        using var all = Cv2.ImRead(folder["pages.png"]);
        return [.. Enumerable.Range(0, Kind.Pictures).Select(screen => Camera.Code(
            random, all.SubMat(new Rect(0, screen * Height, Width, Height)).Clone()))];
    }

    private static void Photograph(string page, string picture)
    {
        var start = new ProcessStartInfo(
            Chromium,
            [
                "--headless", "--no-sandbox", "--disable-gpu", "--hide-scrollbars", "--force-device-scale-factor=1",
                $"--window-size={Width},{Kind.Pictures * Height}",
                $"--user-data-dir={Path.GetDirectoryName(page)}/profile",
                $"--screenshot={picture}", page,
            ])
        {
            RedirectStandardError = true,
            RedirectStandardOutput = true,
        };
        using var process = Process.Start(start)!;
        _ = process.StandardOutput.ReadToEndAsync();
        var complaint = process.StandardError.ReadToEnd();
        process.WaitForExit();
        Assert.True(File.Exists(picture), $"Chromium took no picture: {complaint}");
    }
}
