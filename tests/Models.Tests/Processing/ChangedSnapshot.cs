using System.Text.Json.Nodes;
using Surgical.TestKit;

namespace Surgical.Models.Tests.Processing;

/// <summary>A copy of the embedded model's snapshot, to be changed.</summary>
internal static class ChangedSnapshot
{
    /// <param name="folder">Made; its files may be written over.</param>
    public static string Copy(string folder)
    {
        Directory.CreateDirectory(folder);
        foreach (var file in Directory.EnumerateFiles(Repository.EmbeddedModel))
        {
            File.Copy(file, Path.Combine(folder, Path.GetFileName(file)));
        }

        return folder;
    }

    /// <summary>Sets keys of one of its JSON files.</summary>
    public static void Set(string folder, string file, JsonObject settings)
    {
        var path = Path.Combine(folder, file);
        var json = (JsonObject)JsonNode.Parse(File.ReadAllText(path))!;
        foreach (var (key, value) in settings)
        {
            json[key] = value?.DeepClone();
        }

        File.WriteAllText(path, json.ToJsonString());
    }
}
