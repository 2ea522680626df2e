using System.Security.Cryptography;
using Surgical.Disk;
using Surgical.Models.Files;
using Surgical.Models.Files.Foreign;
using Surgical.Models.Files.Weights;
using Surgical.Models.Lora.Settings;

namespace Surgical.Models.Lora;

/// <summary>The folder of a PEFT adapter, mapped, never written to. Its owner disposes it.</summary>
internal sealed class LoraAdapter : IDisposable
{
    /// <summary>Of its settings, by which a folder is known as an adapter's.</summary>
    public const string ConfigName = "adapter_config.json";

    /// <summary>Of its tensors; no part of a model's own weights, where it lies beside them.</summary>
    public const string WeightsName = "adapter_model.safetensors";

    private LoraAdapter(string folder, string name, LoraSettings settings, SafetensorsFile file)
    {
        Folder = folder;
        Name = name;
        Settings = settings;
        File = file;
        Digest = DigestOf(folder);
    }

    /// <summary>Absolute path.</summary>
    public string Folder { get; }

    /// <summary>Folder or repository name, as shown to people.</summary>
    public string Name { get; }

    /// <summary>
    /// SHA-256 (hex) over the configuration and every number: adapters of one shape have the same header.
    /// </summary>
    public string Digest { get; }

    public LoraSettings Settings { get; }

    /// <summary>All its tensors.</summary>
    public SafetensorsFile File { get; }

    /// <summary>Whether the folder looks like an adapter, sound or not.</summary>
    public static bool IsAt(string folder) => System.IO.File.Exists(Path.Combine(folder, ConfigName));

    /// <summary>Opens an adapter; null, and problems more, when it cannot be read or may not be merged.</summary>
    /// <exception cref="IOException">A file cannot be read at all.</exception>
    public static LoraAdapter? Open(AdapterSource source, Problems problems)
    {
        var folder = source.Folder;
        var path = Path.TrimEndingDirectorySeparator(Path.GetFullPath(folder));
        if (!IsAt(path))
        {
            problems.Add(
                folder,
                $"an adapter with {ConfigName} and {WeightsName}",
                System.IO.File.Exists(Path.Combine(path, "config.json"))
                    ? "a model; give it with --model, and an adapter that belongs to it here"
                    : FolderContent.Words(path, $"a folder without {ConfigName}"));
            return null;
        }

        var before = problems.Count;
        var settings = ReadSettings(path, problems);
        var file = OpenWeights(path, problems);
        if (settings is not null && file is not null && problems.Count == before)
        {
            return new LoraAdapter(path, source.Name, settings, file);
        }

        file?.Dispose();
        return null;
    }

    public void Dispose() => File.Dispose();

    private static LoraSettings? ReadSettings(string folder, Problems problems)
    {
        var path = RegularFile.At(Path.Combine(folder, ConfigName));
        var json = JsonText.Parse(System.IO.File.ReadAllBytes(path), ConfigName, problems);
        return json is { } read ? LoraSettingsReader.Read(read, ConfigName, problems) : null;
    }

    private static SafetensorsFile? OpenWeights(string folder, Problems problems)
    {
        var path = Path.Combine(folder, WeightsName);
        if (!System.IO.File.Exists(path) && FolderContent.Words(folder, "") is { Length: > 0 } instead)
        {
            problems.Add(WeightsName, "a file", instead);
            return null;
        }

        return SafetensorsFile.Open(path, problems);
    }

    private static string DigestOf(string folder)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        foreach (var name in (ReadOnlySpan<string>)[ConfigName, WeightsName])
        {
            using var content = System.IO.File.OpenRead(RegularFile.At(Path.Combine(folder, name)));
            hash.AppendData(SHA256.HashData(content));
        }

        return Convert.ToHexStringLower(hash.GetHashAndReset());
    }
}
