using System.CommandLine;
using System.Globalization;
using Surgical.Benchmarks.Gguf;

namespace Surgical.Benchmarks.Cpu;

/// <summary>benchmarks cpu: a checkpoint of true size on this machine.</summary>
internal static class CpuCommand
{
    private static readonly Argument<string> Snapshot =
        new("SNAPSHOT") { Description = "Folder of a checkpoint; benchmarks snapshot writes one" };

    private static readonly Option<string> Folder = new("--folder")
    {
        Description = "Where imports and the peer's model are written, and stay",
        Required = true,
    };

    private static readonly Option<string> Format = new("--format")
    {
        Description = "Format of the model that is asked",
        DefaultValueFactory = _ => "int4",
    };

    private static readonly Option<int?> Block = new("--block") { Description = "As of surgical import" };
    private static readonly Option<int?> Head = new("--head") { Description = "As of surgical import" };

    private static readonly Option<string?> Imported = new("--imported")
    {
        Description = "An import that is there: its tokens alone are measured",
        HelpName = "DIR",
    };

    private static readonly Option<string> PeerHead = new("--peer-head")
    {
        Description = "Type of the embedding in llama.cpp's Q4_0 model",
        DefaultValueFactory = _ => GgufType.Q6K.Name,
    };

    private static readonly Option<bool> NoPeer = new("--no-peer") { Description = "Without llama.cpp" };

    private static readonly Option<int> Runs = new("--runs")
    {
        Description = "Imports of each format, and pictures asked",
        DefaultValueFactory = _ => 3,
    };

    private static readonly Option<int> Rounds = new("--rounds")
    {
        Description = "Rounds of tokens, bandwidth and llama.cpp in turn",
        DefaultValueFactory = _ => 9,
    };

    private static readonly Option<int> Tokens = new("--tokens")
    {
        Description = "Tokens of a round",
        DefaultValueFactory = _ => 64,
    };

    public static Command Create()
    {
        var command = new Command(
            "cpu", "A checkpoint of true size on this processor, against memory bandwidth and llama.cpp")
        {
            Snapshot, Folder, Format, Block, Head, Imported, PeerHead, NoPeer, Runs, Rounds, Tokens,
        };
        PeerHead.AcceptOnlyFromAmong([.. GgufType.Embeddings.Select(type => type.Name)]);
        command.SetAction((parsed, cancellationToken) => CpuBenchmark.RunAsync(OptionsOf(parsed), cancellationToken));
        return command;
    }

    private static CpuOptions OptionsOf(ParseResult parsed) => new(
        parsed.GetRequiredValue(Snapshot),
        parsed.GetRequiredValue(Folder),
        [parsed.GetRequiredValue(Format), .. Given(parsed, Block), .. Given(parsed, Head)],
        parsed.GetValue(Imported),
        parsed.GetValue(NoPeer) ? null : parsed.GetRequiredValue(PeerHead),
        parsed.GetValue(Runs),
        parsed.GetValue(Rounds),
        parsed.GetValue(Tokens));

    private static string[] Given(ParseResult parsed, Option<int?> option) =>
        parsed.GetValue(option) is { } value ? [option.Name, value.ToString(CultureInfo.InvariantCulture)] : [];
}
