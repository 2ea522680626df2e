using System.CommandLine;
using Surgical.ModelImport;

namespace Surgical.Dashboard.Commands;

/// <summary>--format of import: in what numbers a model keeps its weights.</summary>
internal sealed class FormatOptions
{
    private readonly Option<string?> _format = new("--format")
    {
        Description = "f32: exact, for the CPU; bf16: for an NVIDIA GPU, the snapshot's own files are used where they lie "
            + "(default: what this machine runs)",
        HelpName = "f32|bf16",
    };

    public FormatOptions() => _format.AcceptOnlyFromAmong("f32", "bf16");

    public void AddTo(Command command) => command.Add(_format);

    /// <summary>The chosen format, null for none.</summary>
    public ModelFormat? Of(ParseResult parsed) => parsed.GetValue(_format) switch
    {
        "f32" => new ModelFormat.F32(),
        "bf16" => new ModelFormat.BF16(),
        _ => null,
    };
}
