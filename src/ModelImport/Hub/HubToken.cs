using Surgical.Models.Files;

namespace Surgical.ModelImport.Hub;

/// <summary>A person's key to the Hub. Its text never stands in a message or a log.</summary>
/// <param name="Value">The secret.</param>
/// <param name="Source">Where it was found, for messages: a variable's name or a file's path.</param>
public sealed record HubToken(string Value, string Source)
{
    private static readonly string[] Variables = ["HF_TOKEN", "HUGGING_FACE_HUB_TOKEN"];

    /// <summary>Finds the token where Hugging Face's own tools look, in their order; null without one.</summary>
    /// <param name="variable">The environment.</param>
    /// <param name="home">The Hub's folder, HF_HOME.</param>
    /// <exception cref="ImportException">There is one that no request can carry.</exception>
    internal static HubToken? Find(Func<string, string?> variable, string home)
    {
        foreach (var name in Variables)
        {
            if (Clean(variable(name)) is { } value)
            {
                return Checked(value, $"the variable {name}");
            }
        }

        var file = variable("HF_TOKEN_PATH") is { Length: > 0 } path ? path : Path.Combine(home, "token");
        return File.Exists(file) && Clean(File.ReadAllText(file)) is { } stored ? Checked(stored, file) : null;
    }

    /// <summary>Where it was found; never the secret.</summary>
    public override string ToString() => Source;

    private static string? Clean(string? text) =>
        text?.ReplaceLineEndings("").Trim() is { Length: > 0 } token ? token : null;

    private static HubToken Checked(string value, string source) =>
        value.All(character => character is > ' ' and <= '~')
            ? new HubToken(value, source)
            : throw new ImportException(
                $"Expected a token of letters, digits and signs in {source}, came one with other characters.");
}
