using OpenCvSharp;

namespace Surgical.Capture.Tests.NotAnEye;

/// <summary>What recorders put around and over a picture: bars, the time, the machine's figures.</summary>
internal static class Panels
{
    /// <summary>Takes the picture over.</summary>
    public static Mat Over(Random random, Mat picture)
    {
        var shown = random.Chance(0.5) ? Barred(random, picture) : picture;
        if (random.Chance(0.7))
        {
            shown.Write(
                $"2026-11-{random.Next(1, 30):00} {random.Next(24):00}:{random.Next(60):00}:{random.Next(60):00}",
                12, shown.Rows - 14, 16, Scalar.White, HersheyFonts.HersheySimplex, 1);
        }

        if (random.Chance(0.6))
        {
            Figures(random, shown);
        }

        return shown;
    }

    private static Mat Barred(Random random, Mat picture)
    {
        using (picture)
        {
            var (across, down) = random.Chance(0.6) ? (picture.Cols / 6, 0) : (0, picture.Rows / 8);
            var barred = new Mat();
            Cv2.CopyMakeBorder(picture, barred, down, down, across, across, BorderTypes.Constant, Scalar.Black);
            return barred;
        }
    }

    private static void Figures(Random random, Mat picture)
    {
        var x = picture.Cols - 150;
        Cv2.Rectangle(picture, new Rect(x, 10, 140, 130), new Scalar(60, 30, 10), -1);
        for (var line = 0; line < 4; line++)
        {
            picture.Write(
                $"{random.Pick("VAC", "US", "ASP", "IOP")} {random.Next(600)}", x + 8, 38 + (line * 28), 18,
                random.Pick(new Scalar(80, 220, 80), new Scalar(60, 200, 240), Scalar.White),
                HersheyFonts.HersheySimplex, 1);
        }
    }
}
