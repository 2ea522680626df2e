using System.CommandLine;
using Surgical.Models.Files;

namespace Surgical.Options;

/// <summary>--format, --block and --head: in what numbers a model keeps its weights.</summary>
internal sealed class FormatOptions
{
    private readonly Option<string?> _format = new("--format")
    {
        Description =
            "f32: exact; int4: an eighth of the size, for a processor; bf16: for an NVIDIA GPU, which reads the "
                + "snapshot's own files where they lie (default: f32 for small models, else what this machine runs)",
        HelpName = "f32|int4|bf16",
    };

    private readonly Option<int?> _block = new("--block")
    {
        Description =
            "int4: weights that share a scale; 128 is smaller and faster, 32 nearer to the original (default)",
        HelpName = "32|128",
    };

    private readonly Option<int?> _head = new("--head")
    {
        Description =
            "int4: bits of the matrix that chooses the words; 4 is smaller, 8 nearer to the original (default)",
        HelpName = "4|8",
    };

    public FormatOptions()
    {
        _format.AcceptOnlyFromAmong("f32", "int4", "bf16");
        AcceptOnly(_block, 32, 128);
        AcceptOnly(_head, 4, 8);
    }

    /// <summary>Every option of this group.</summary>
    public IEnumerable<Option> All => [_format, _block, _head];

    public void AddTo(Command command)
    {
        command.Add(_format);
        command.Add(_block);
        command.Add(_head);
        command.Validators.Add(result =>
        {
            var packs = result.GetValue(_block) is not null || result.GetValue(_head) is not null;
            if (packs && result.GetValue(_format) is not "int4")
            {
                result.AddError("--block and --head go with --format int4.");
            }
        });
    }

    /// <summary>The chosen format, null for none.</summary>
    public ModelFormat? Of(ParseResult parsed) => parsed.GetValue(_format) switch
    {
        "f32" => new ModelFormat.F32(),
        "bf16" => new ModelFormat.BF16(),
        "int4" => new ModelFormat.Int4(parsed.GetValue(_block) ?? 32, parsed.GetValue(_head) ?? 8),
        _ => null,
    };

    private static void AcceptOnly(Option<int?> option, int one, int other) => option.Validators.Add(result =>
    {
        if (result.GetValue(option) is { } value && value != one && value != other)
        {
            result.AddError($"Expected {option.Name} {one} or {other}, got {value}.");
        }
    });
}
