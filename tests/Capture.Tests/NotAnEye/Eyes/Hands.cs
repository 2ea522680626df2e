using OpenCvSharp;

namespace Surgical.Capture.Tests.NotAnEye;

/// <summary>A finger or a swab between the microscope and the eye.</summary>
internal static class Hands
{
    public static Mat Before(Random random, Mat picture)
    {
        var (columns, rows) = (picture.Cols, picture.Rows);
        var glove = random.Pick(new Scalar(200, 205, 210), new(190, 150, 90), new(150, 180, 200));
        using var hidden = new Mat(picture.Size(), MatType.CV_8UC3, Scalar.Black);
        using var hand = new Mat(picture.Size(), MatType.CV_8UC3, glove);
        var side = random.Pick(0, columns);
        for (var finger = 0; finger < random.Next(1, 3); finger++)
        {
            var tip = new Point(columns * random.Between(0.3, 0.7), rows * random.Between(0.2, 0.8));
            Cv2.Line(
                hidden, new(side, random.Next(rows)), tip, Scalar.All(240), random.Next(rows / 10, rows / 5),
                LineTypes.AntiAlias);
        }

        Cv2.GaussianBlur(hidden, hidden, new Size(0, 0), random.Between(2, 9));
        Cv2.Multiply(hand, hidden, hand, 1 / 255.0);
        Cv2.BitwiseNot(hidden, hidden);
        Cv2.Multiply(picture, hidden, picture, 1 / 255.0);
        Cv2.Add(picture, hand, picture);
        return picture;
    }
}
