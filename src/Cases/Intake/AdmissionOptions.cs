using System.ComponentModel.DataAnnotations;

namespace Surgical.Cases.Intake;

/// <summary>What is taken in.</summary>
public sealed record AdmissionOptions
{
    /// <summary>Bytes of one video. Default 16 GiB: an hour of 4K at 30 Mbit/s has 12.6 GiB.</summary>
    [Range(1, long.MaxValue)]
    public long GreatestBytes { get; init; } = 16L << 30;

    /// <summary>
    /// Cases that are not complete, and videos that are being sent; another upload is refused. Default 100.
    /// </summary>
    [Range(1, int.MaxValue)]
    public int GreatestWaiting { get; init; } = 100;

    /// <summary>
    /// Bytes of the disk that are kept free: with less, no video is taken in and reading stops. Default 1 GiB.
    /// </summary>
    [Range(0, long.MaxValue)]
    public long LeastFreeBytes { get; init; } = 1L << 30;
}
