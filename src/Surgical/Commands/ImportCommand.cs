using System.CommandLine;
using System.Globalization;
using Surgical.ModelImport;
using Surgical.ModelImport.Importing;
using Surgical.Models.Runtime.Cuda.Device;
using Surgical.Models.Runtime.Machine;
using Surgical.Options;
using Surgical.Progress;

namespace Surgical.Commands;

/// <summary>surgical import: a Hugging Face snapshot becomes a model that opens at once.</summary>
internal static class ImportCommand
{
    public static Command Create()
    {
        var snapshot = new Argument<string>("SNAPSHOT")
        {
            Description =
                "Folder with config.json and *.safetensors of a Gemma 3 model, or a repository that was pulled",
        };
        var folder = new Option<string>("--out")
        {
            Description = "New or empty folder for the imported model",
            HelpName = "DIR",
            Required = true,
        };
        var format = new FormatOptions();
        var adapters = new AdapterOptions();
        var command = new Command("import", "Import a model from a Hugging Face snapshot") { snapshot, folder };
        format.AddTo(command);
        adapters.AddTo(command);
        command.SetAction((parsed, cancellationToken) => RunAsync(
            ModelFolder.Locate(parsed.GetRequiredValue(snapshot)),
            parsed.GetRequiredValue(folder),
            new ImportOptions
            {
                Format = format.Of(parsed),
                Adapters = adapters.Of(parsed),
                HasGpu = Hardware.Gpu.IsUsable,
                NeedsTokenizer = true,
                Reading = ModelFolder.TellReading,
            },
            cancellationToken));
        return command;
    }

    private static async Task<int> RunAsync(
        string snapshot, string folder, ImportOptions options, CancellationToken cancellationToken)
    {
        var progress = new ImportProgressLine(Console.Error, Console.IsErrorRedirected);
        var model = await Task.Run(
            () => ModelImporter.Import(snapshot, folder, options, progress, cancellationToken), cancellationToken);
        ModelFolder.ShowNotes(model.Manifest);
        Console.WriteLine($"Imported {model.Manifest.FullName} to {model.Folder}");
        Console.WriteLine(string.Create(
            CultureInfo.InvariantCulture, $"{model.Parameters:N0} parameters, format {model.Manifest.Format}"));
        Console.WriteLine($"Digest {model.Manifest.Digest}");
        return 0;
    }
}
