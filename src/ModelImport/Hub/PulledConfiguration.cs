using Surgical.Models.Files;
using Surgical.Models.Files.Foreign;
using Surgical.Models.Lora;

namespace Surgical.ModelImport.Hub;

/// <summary>config.json of a repository, which is looked at before gigabytes are fetched for nothing.</summary>
internal static class PulledConfiguration
{
    private const string Name = "config.json";

    /// <summary>The file of a model; null for an adapter, beside which its base's may lie.</summary>
    public static HubFile? Of(PullPlan plan) =>
        plan.Files.Any(file => file.Path == LoraAdapter.ConfigName)
            ? null
            : plan.Files.FirstOrDefault(file => file.Path == Name);

    /// <summary>Refuses another model, and weights that were quantised.</summary>
    /// <exception cref="ImportException">It is one; the message says what to do.</exception>
    public static void RefuseForeign(RepositoryName repository, ReadOnlySpan<byte> json) =>
        ForeignConfiguration.Refuse(
            JsonText.Parse(json, Name, new Problems()),
            $"{repository} cannot be imported, and its weights were not fetched:");
}
