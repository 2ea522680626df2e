using System.CommandLine;
using System.Diagnostics;

namespace Surgical.Benchmarks.RandomModels;

/// <summary>benchmarks snapshot: a random checkpoint of any size in the Hub's cache layout.</summary>
internal static class SnapshotCommand
{
    public static Command Create()
    {
        var hub = new Argument<string>("HUB") { Description = "Folder of the cache that gets the repository" };
        var name = new Option<string?>("--name")
        {
            Description = "Name of the repository [default: random/gemma-3-SIZE]",
        };
        var model = new RandomModelOptions();
        var command = new Command("snapshot", "Write a Gemma 3 with random weights as the Hub's client would")
        {
            hub, name
        };
        model.AddTo(command);
        command.SetAction(parsed =>
        {
            var start = Stopwatch.GetTimestamp();
            var snapshot = new RandomSnapshot(model.Config(parsed), model.Seed(parsed));
            var folder = snapshot.WriteTo(
                parsed.GetRequiredValue(hub), parsed.GetValue(name) ?? $"random/gemma-3-{model.Size(parsed)}");
            Console.Error.WriteLine($"written in {Stopwatch.GetElapsedTime(start).TotalSeconds:F0} s");
            Console.WriteLine(folder);
        });
        return command;
    }
}
