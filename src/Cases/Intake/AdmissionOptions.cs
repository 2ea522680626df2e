using System.ComponentModel.DataAnnotations;

namespace Surgical.Cases.Intake;

/// <summary>What is taken in.</summary>
public sealed record AdmissionOptions
{
    /// <summary>Bytes of one video. Default 16 GiB: an hour of 4K at 30 Mbit/s has 12.6 GiB.</summary>
    [Range(1, long.MaxValue)]
    public long GreatestBytes { get; init; } = 16L << 30;

    /// <summary>Cases that are not complete; another upload is refused. Default 100.</summary>
    [Range(1, int.MaxValue)]
    public int GreatestWaiting { get; init; } = 100;
}
