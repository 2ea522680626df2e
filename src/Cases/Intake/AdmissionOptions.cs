using System.ComponentModel.DataAnnotations;

namespace Surgical.Cases.Intake;

/// <summary>What is taken in.</summary>
public sealed record AdmissionOptions
{
    /// <summary>Bytes of one video. Default 8 GiB: an hour of 1080p at 18 Mbit/s.</summary>
    [Range(1, long.MaxValue)]
    public long GreatestBytes { get; init; } = 8L << 30;

    /// <summary>Cases that are not complete; another upload is refused. Default 100.</summary>
    [Range(1, int.MaxValue)]
    public int GreatestWaiting { get; init; } = 100;
}
