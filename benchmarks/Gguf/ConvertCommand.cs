using System.CommandLine;
using Surgical.ModelImport.Snapshots;

namespace Surgical.Benchmarks.Gguf;

/// <summary>benchmarks convert: a snapshot as the files that llama.cpp's server takes.</summary>
internal static class ConvertCommand
{
    public static Command Create()
    {
        var snapshot = new Argument<string>("SNAPSHOT") { Description = "Folder of a Gemma 3 snapshot" };
        var folder = new Argument<string>("FOLDER")
        {
            Description = $"Gets {ConvertedGguf.DecoderName} and {ConvertedGguf.ProjectorName}",
        };
        var type = new Option<string>("--type")
        {
            Description = "Numbers of the matrices; norms, biases and embeddings of pictures are f32",
            DefaultValueFactory = _ => PlainNumbers.F32.Name,
        };
        type.AcceptOnlyFromAmong([.. PlainNumbers.All.Select(numbers => numbers.Name)]);
        var command = new Command(
            "convert", "Write a snapshot as GGUF files for llama.cpp: decoder, and vision as mmproj")
        {
            snapshot, folder, type,
        };
        command.SetAction(parsed =>
        {
            using var opened = Snapshot.Open(parsed.GetRequiredValue(snapshot));
            var numbers = PlainNumbers.All.Single(numbers => numbers.Name == parsed.GetRequiredValue(type));
            new ConvertedGguf(opened, numbers).WriteTo(parsed.GetRequiredValue(folder));
        });
        return command;
    }
}
