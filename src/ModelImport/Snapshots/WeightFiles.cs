using System.Globalization;
using System.Text.Json;
using System.Text.RegularExpressions;
using Surgical.Disk;
using Surgical.Models.Files;
using Surgical.Models.Files.Weights;
using Surgical.Models.Lora;

namespace Surgical.ModelImport.Snapshots;

/// <summary>The safetensors files that make up the model of a snapshot.</summary>
/// <param name="Names">Without their folder, sorted.</param>
/// <param name="Index">Tensor to file, as model.safetensors.index.json says; empty without one.</param>
internal sealed partial record WeightFiles(IReadOnlyList<string> Names, IReadOnlyDictionary<string, string> Index)
{
    private const string Single = "model.safetensors";
    private const string IndexName = "model.safetensors.index.json";

    /// <summary>
    /// Finds them in Hugging Face's order of preference: one file, the files of the index, or all there are.
    /// </summary>
    public static WeightFiles Find(string folder, Problems problems)
    {
        if (File.Exists(Path.Combine(folder, Single)))
        {
            return new WeightFiles([Single], new Dictionary<string, string>());
        }

        var indexPath = Path.Combine(folder, IndexName);
        var index = File.Exists(indexPath) ? ReadIndex(File.ReadAllBytes(RegularFile.At(indexPath)), problems) : [];
        var names = index.Count > 0
            ? index.Values.Distinct()
            : WithMissing(
                [.. Directory.EnumerateFiles(folder, "*.safetensors").Select(path => Path.GetFileName(path)!)]);
        var files = new WeightFiles([.. names.Order(StringComparer.Ordinal)], index);
        if (files.Names.Count == 0)
        {
            problems.Add(folder, $"{Single} or shards of it", Snapshot.WhatIsAt(folder, "no safetensors file"));
        }

        return files;
    }

    /// <summary>Checks that every tensor of the index lies in the file that it names.</summary>
    public void CheckIndex(IEnumerable<SafetensorsFile> files, Problems problems)
    {
        var inside =
            files.ToDictionary(file => file.Name, file => file.Tensors.Select(tensor => tensor.Name).ToHashSet());
        problems.AddAll(
        [
            .. Index.Where(entry => inside.TryGetValue(entry.Value, out var names) && !names.Contains(entry.Key))
                .Select(entry => ($"{entry.Key} ({IndexName})", $"in {entry.Value}", "nothing there")),
        ]);
    }

    // Shards say in their names how many they are: without an index too, one that is gone is missed. An adapter that
    // lies beside them is none of them.
    private static IEnumerable<string> WithMissing(IReadOnlyList<string> names)
    {
        var shards = names.Select(name => Shard().Match(name)).Where(match => match.Success);
        return names.Where(name => name != LoraAdapter.WeightsName).Union(shards.SelectMany(Row));
    }

    private static IEnumerable<string> Row(Match shard)
    {
        var (name, of) = (shard.Groups["name"].Value, shard.Groups["of"].Value);
        return Enumerable.Range(1, int.Parse(of, CultureInfo.InvariantCulture))
            .Select(number => $"{name}-{number:D5}-of-{of}.safetensors");
    }

    [GeneratedRegex(@"^(?<name>.+)-[0-9]{5}-of-(?<of>00[0-9]{3})\.safetensors\z", RegexOptions.CultureInvariant)]
    private static partial Regex Shard();

    private static Dictionary<string, string> ReadIndex(ReadOnlySpan<byte> json, Problems problems)
    {
        var listed = new Dictionary<string, string>();
        if (JsonText.Parse(json, IndexName, problems) is not { } index)
        {
            return listed;
        }

        if (index.ValueKind != JsonValueKind.Object
            || !index.TryGetProperty("weight_map", out var map) || map.ValueKind != JsonValueKind.Object)
        {
            problems.Add(IndexName, "an object weight_map", "none");
            return listed;
        }

        foreach (var entry in map.EnumerateObject())
        {
            // A name with a folder in it could lead out of the snapshot.
            if (entry.Value.ValueKind == JsonValueKind.String
                && entry.Value.GetString() is { Length: > 0 } file
                && Path.GetFileName(file) == file)
            {
                listed[entry.Name] = file;
            }
            else
            {
                problems.Add(
                    $"{entry.Name} ({IndexName})",
                    "the name of a file beside the index",
                    JsonText.Shown(entry.Value));
            }
        }

        return listed;
    }
}
