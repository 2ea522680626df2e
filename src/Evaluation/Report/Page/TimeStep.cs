namespace Surgical.Evaluation.Report.Page;

/// <summary>How far the marks of a time axis lie apart.</summary>
internal static class TimeStep
{
    private const int MostMarks = 7;

    private static readonly double[] Round = [1, 2, 5, 10, 15, 30, 60, 120, 300, 600, 1800, 3600, 7200, 14_400];

    /// <summary>The smallest round step, in seconds, with few enough marks.</summary>
    public static double Of(double seconds) => Round.FirstOrDefault(step => seconds / step <= MostMarks, Round[^1]);
}
