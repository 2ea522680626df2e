namespace Surgical.Models.Remote;

/// <summary>A token as a server tells it.</summary>
/// <param name="Bytes">Its text in UTF-8; a character may be spread over tokens. vLLM gives those without bytes that do
/// not yet complete one.</param>
/// <param name="LogProbability">Natural logarithm; null where it is unknown.</param>
internal sealed record RemoteToken(byte[] Bytes, double? LogProbability)
{
    // vLLM writes minus infinity, which JSON does not have, as this.
    private const double NoProbability = -9999;

    /// <summary>A log-probability that can be; null for what stands for none.</summary>
    public static double? Known(double logarithm) =>
        double.IsFinite(logarithm) && logarithm > NoProbability ? Math.Min(0, logarithm) : null;
}
