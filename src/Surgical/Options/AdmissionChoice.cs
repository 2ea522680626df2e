using System.CommandLine;
using Surgical.Cases.Intake;

namespace Surgical.Options;

/// <summary>--keep-free: how much of the disk is left to others.</summary>
internal sealed class AdmissionChoice
{
    private const long Mebibyte = 1 << 20;

    private readonly Option<long> _keepFree = new("--keep-free")
    {
        Description = "MiB of the disk that are kept free: with less, no video is taken in and reading waits",
        HelpName = "MIB",
        DefaultValueFactory = _ => new AdmissionOptions().LeastFreeBytes / Mebibyte,
    };

    public AdmissionChoice() => _keepFree.Validators.Add(result =>
    {
        if (result.GetValueOrDefault<long>() is < 0 or > long.MaxValue / Mebibyte)
        {
            result.AddError($"Expected a {_keepFree.Name} of 0 or more MiB, got {result.GetValueOrDefault<long>()}.");
        }
    });

    public void AddTo(Command command) => command.Add(_keepFree);

    /// <summary>What is taken in.</summary>
    public AdmissionOptions Of(ParseResult parsed) =>
        new() { LeastFreeBytes = parsed.GetValue(_keepFree) * Mebibyte };
}
