using System.CommandLine;
using Surgical.Analyzer;
using Surgical.ModelImport.Importing;
using Surgical.Models.Checks;
using Surgical.Models.Contract;
using Surgical.Models.Files;
using Surgical.Models.Remote;
using Surgical.Models.Runtime;

namespace Surgical.Options;

/// <summary>The options by which every verb that asks a model lets it be chosen. One for each command.</summary>
/// <param name="name">Of the option that names the model.</param>
/// <param name="description">Of that option.</param>
internal sealed class ModelOptions(string name, string description)
{
    /// <summary>The embedded model, where a verb must be told that a model is meant.</summary>
    private const string Embedded = "embedded";

    private readonly Option<string?> _model = new(name) { Description = description, HelpName = "MODEL" };

    private readonly Option<bool> _unchecked = new("--unchecked")
    {
        Description = "Use a model even where it does not reproduce the reference cases beside it",
    };

    private readonly AdapterOptions _adapters = new();
    private readonly DeviceOptions _device = new();
    private readonly FormatOptions _format = new();

    public ModelOptions()
        : this(
            "--model",
            "Model folder, snapshot or imported; a repository that was pulled (OWNER/NAME); or a model that a server "
                + "speaks for (openai:URL#NAME). Without it the embedded model, which knows rendered scenes only")
    {
    }

    /// <summary>The option that names the model.</summary>
    public Option Model => _model;

    /// <summary>The options that say more about it.</summary>
    public IEnumerable<Option> Further => [.. _adapters.All, .. _device.All, .. _format.All, _unchecked];

    /// <summary>Adds every option of this group.</summary>
    public void AddTo(Command command)
    {
        command.Add(_model);
        _adapters.AddTo(command);
        _device.AddTo(command);
        _format.AddTo(command);
        command.Add(_unchecked);
    }

    /// <summary>
    /// Opens the chosen model, which the caller owns; a snapshot is imported first, with progress on stderr.
    /// </summary>
    /// <exception cref="ImportException">The folder holds no model that can be used.</exception>
    /// <exception cref="ModelException">The model cannot be run, or does not reproduce its reference cases.</exception>
    /// <exception cref="IOException">A file cannot be read.</exception>
    /// <exception cref="OperationCanceledException">Cancelled.</exception>
    public Task<IVisionLanguageModel> OpenAsync(ParseResult parsed, CancellationToken cancellationToken) =>
        OpenForBatchAsync(parsed, batch: null, cancellationToken);

    /// <inheritdoc cref="OpenAsync"/>
    /// <param name="parsed">The command line.</param>
    /// <param name="batch">Questions that it answers side by side, at most; null where that was not said.</param>
    /// <param name="cancellationToken">Stops an import.</param>
    public async Task<IVisionLanguageModel> OpenForBatchAsync(
        ParseResult parsed, int? batch, CancellationToken cancellationToken)
    {
        var model = parsed.GetValue(_model) is { } named and not Embedded ? named : EmbeddedModel.Folder;
        var import = new ImportOptions
        {
            Adapters = _adapters.Of(parsed),
            Format = _format.Of(parsed),
            NeedsTokenizer = true,
            Reading = ModelFolder.TellReading,
        };
        var device = _device.Of(parsed);
        if (RemoteModelAddress.IsMeantBy(model))
        {
            if (batch is not null)
            {
                throw new ModelException(
                    "Expected no --batch with a remote model: its server says how many it answers at once.");
            }

            return await OpenRemoteAsync(model, import, device, cancellationToken);
        }

        var folder = ModelFolder.Locate(model);
        var options = batch is { } most ? device with { Batch = most } : device;
        var opened = await OpenLocalAsync(folder, import, options, parsed.GetValue(_unchecked), cancellationToken);
        if (opened.Batch < batch)
        {
            await Console.Error.WriteLineAsync(
                $"surgical: note: --batch {batch} has no effect: "
                + $"on this device the model answers {opened.Batch} at a time.");
        }

        return opened;
    }

    private static async Task<MedGemmaModel> OpenLocalAsync(
        string folder, ImportOptions import, MedGemmaOptions device, bool isUnchecked,
        CancellationToken cancellationToken)
    {
        var model = await Task.Run(
            () => LocalModel.Open(folder, import, device, cancellationToken), cancellationToken);
        try
        {
            if (!isUnchecked)
            {
                await SelfCheck.DemandAsync(model, folder, ShownPicture.Read, cancellationToken);
            }

            return model;
        }
        catch
        {
            await model.DisposeAsync();
            throw;
        }
    }

    private static async Task<IVisionLanguageModel> OpenRemoteAsync(
        string model, ImportOptions import, MedGemmaOptions device, CancellationToken cancellationToken)
    {
        if (import.Adapters.Count > 0 || import.Format is not null || device.Device != ComputeDevice.Auto)
        {
            throw new ModelException(
                "Expected none of --adapter, --format and --device with a remote model, whose weights are not here; "
                + "what it runs on and which adapters it has is its server's affair.");
        }

        var opened = await OpenAiModel.OpenAsync(
            RemoteModelAddress.Parse(model),
            RemoteModelOptions.FromEnvironment(Environment.GetEnvironmentVariable) with
            {
                Note = note => Console.Error.WriteLine($"surgical: note: {note}"),
            },
            ShownPicture.EncodePng,
            TimeProvider.System,
            cancellationToken);
        await Console.Error.WriteLineAsync($"surgical: note: pictures are sent to {Recipient(opened.Place)}.");
        return opened;
    }

    private static string Recipient(ModelPlace.Server server) =>
        server.IsLoopback ? $"a server at {server.Host}, an address of this machine" : server.Host;
}
