using System.CommandLine;

namespace Surgical.Benchmarks.Memory;

/// <summary>benchmarks memory: whether a long run's memory stays flat.</summary>
internal static class MemoryCommand
{
    public static Command Create()
    {
        var passes = new Option<int>("--passes")
        {
            Description = "Readings of the sample video",
            DefaultValueFactory = _ => 20,
        };
        var part = new Option<MemoryPart>("--part") { Description = "What runs" };
        var command = new Command("memory", "Memory over a long run") { passes, part };
        command.SetAction((parsed, _) => MemoryBenchmark.RunAsync(parsed.GetValue(passes), parsed.GetValue(part)));
        return command;
    }
}
