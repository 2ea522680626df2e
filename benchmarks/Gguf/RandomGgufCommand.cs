using System.CommandLine;
using System.Diagnostics;
using Surgical.Benchmarks.RandomModels;

namespace Surgical.Benchmarks.Gguf;

/// <summary>benchmarks gguf: a random decoder of any size for llama.cpp.</summary>
internal static class RandomGgufCommand
{
    public static Command Create()
    {
        var file = new Argument<string>("FILE") { Description = "New file, *.gguf" };
        var head = new Option<string>("--head")
        {
            Description = "Type of the embedding, which is the head. llama.cpp's own Q4_0 files have Q6_K there,"
                + " or Q8_0 where the width is no multiple of 256",
            DefaultValueFactory = _ => GgufType.Q6K.Name,
        };
        head.AcceptOnlyFromAmong([.. GgufType.Embeddings.Select(type => type.Name)]);
        var model = new RandomModelOptions();
        var command = new Command("gguf", "Write the decoder of a Gemma 3 with random weights in Q4_0 for llama.cpp")
        {
            file, head
        };
        model.AddTo(command);
        command.SetAction(parsed =>
        {
            var start = Stopwatch.GetTimestamp();
            var type = GgufType.Embedding(parsed.GetRequiredValue(head));
            var path = parsed.GetRequiredValue(file);
            new RandomGguf(model.Config(parsed), type, model.Seed(parsed)).WriteTo(path);
            Console.Error.WriteLine(
                $"Q4_0, embedding {type.Name}, {new FileInfo(path).Length / 1e6:F1} MB in "
                + $"{Stopwatch.GetElapsedTime(start).TotalSeconds:F0} s");
        });
        return command;
    }
}
