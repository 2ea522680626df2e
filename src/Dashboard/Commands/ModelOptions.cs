using System.CommandLine;
using Surgical.Analyzer.Model;
using Surgical.ModelImport;

namespace Surgical.Dashboard.Commands;

/// <summary>The options by which every verb that asks a model lets it be chosen. One for each command.</summary>
internal sealed class ModelOptions
{
    private readonly Option<string?> _model = new("--model")
    {
        Description = "Model folder, snapshot or imported, or a repository that was pulled (OWNER/NAME); "
            + "without it the embedded model, which knows rendered scenes only",
        HelpName = "MODEL",
    };

    private readonly AdapterOptions _adapters = new();
    private readonly DeviceOptions _device = new();

    /// <summary>Adds every option of this group.</summary>
    public void AddTo(Command command)
    {
        command.Add(_model);
        _adapters.AddTo(command);
        _device.AddTo(command);
    }

    /// <summary>Opens the chosen model, which the caller owns; a snapshot is imported first, with progress on stderr.</summary>
    /// <exception cref="ImportException">The folder holds no model that can be used.</exception>
    /// <exception cref="ModelException">The model cannot be run.</exception>
    /// <exception cref="IOException">A file cannot be read.</exception>
    /// <exception cref="OperationCanceledException">Cancelled.</exception>
    public async Task<IVisionLanguageModel> OpenAsync(ParseResult parsed, CancellationToken cancellationToken)
    {
        var folder = parsed.GetValue(_model) ?? EmbeddedModel.Folder;
        var import = new ImportOptions { Adapters = _adapters.Of(parsed) };
        return await Task.Run(
            () => LocalModel.Open(folder, import, _device.Of(parsed), cancellationToken), cancellationToken);
    }
}
