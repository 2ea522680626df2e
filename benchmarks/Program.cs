using System.CommandLine;
using Surgical.Benchmarks;
using Surgical.Benchmarks.Batching;
using Surgical.Benchmarks.Cpu;
using Surgical.Benchmarks.Evaluation;
using Surgical.Benchmarks.Footage;
using Surgical.Benchmarks.Gguf;
using Surgical.Benchmarks.Load;
using Surgical.Benchmarks.Memory;
using Surgical.Benchmarks.RandomModels;
using Surgical.Capture;
using Surgical.Models.Files;

// As surgical has it: memory is then that of the program.
NativeMemory.GiveBackLargeBlocks();

// One benchmark a run, so that none warms or tires the machine for another.
var root = new RootCommand("Measures the parts of Surgical against peers, and makes what that needs.")
{
    Verb("capture", "Capture of 1080p video against ffmpeg", CaptureBenchmark.RunAsync),
    Verb("preparation", "A copy that browsers play against ffmpeg's own transcode", PreparationBenchmark.RunAsync),
    Verb("image", "The image processor against Pillow or OpenCV", ImageBenchmark.RunAsync),
    MemoryCommand.Create(),
    Verb("scoring", "Votes from scored phase names against votes from full replies", ScoringBenchmark.RunAsync),
    Verb("tokens", "Tokens a second of the embedded model against memory bandwidth", TokensBenchmark.RunAsync),
    BatchingCommand.Create(),
    CpuCommand.Create(),
    LoadCommand.Create(),
    MergeBenchmark.Create(),
    Verb("evaluation", "surgical evaluate on data of the size that labs have", EvaluationBenchmark.RunAsync),
    SnapshotCommand.Create(),
    RandomGgufCommand.Create(),
    ConvertCommand.Create(),
};

var parsed = root.Parse(args);
try
{
    var code = await parsed.InvokeAsync(new InvocationConfiguration { EnableDefaultExceptionHandler = false });
    return parsed.Errors.Count > 0 ? 2 : code;
}
catch (Exception failure) when (failure is ImportException or IOException or UnauthorizedAccessException)
{
    Console.Error.WriteLine($"benchmarks: {failure.Message}");
    return 1;
}

static Command Verb(string name, string description, Func<Task> run)
{
    var verb = new Command(name, description);
    verb.SetAction((_, _) => run());
    return verb;
}
