using System.Globalization;

namespace Surgical.TestKit;

/// <summary>
/// How often a test does what must hold however often it is done: a sample with every change, and as often as
/// `eng/soak` asks when it runs the test.
/// </summary>
public static class LongProof
{
    /// <summary>Where `eng/soak` says how often.</summary>
    public const string CountVariable = "SURGICAL_SOAK_COUNT";

    /// <summary>Where `eng/soak` says what draws what is left to chance.</summary>
    public const string SeedVariable = "SURGICAL_SOAK_SEED";

    /// <summary>How often.</summary>
    public static int Count(int sample) => Number(CountVariable) ?? sample;

    /// <summary>What draws what is left to chance.</summary>
    public static int Seed(int sample) => Number(SeedVariable) ?? sample;

    private static int? Number(string variable) =>
        Environment.GetEnvironmentVariable(variable) is { } text ? int.Parse(text, CultureInfo.InvariantCulture) : null;
}
