using System.Security.Cryptography;
using System.Text;
using Surgical.Disk;
using Surgical.Models.Files;
using Surgical.Models.Files.Identity;
using Surgical.Models.Runtime;
using Surgical.Models.Runtime.Machine;

namespace Surgical.Models.Checks;

/// <summary>
/// Remembers, in a small file beside an imported model, that it passed its self-check: for these very weights and
/// cases, this ONNX Runtime and this kind of processor. A failure is not remembered.
/// </summary>
internal sealed class SelfCheckMemory
{
    // Enough of a hash for one folder.
    private const int NameDigits = 16;

    private readonly string _path;

    /// <param name="model">Whose folder holds the file.</param>
    /// <param name="casesPath">The list of cases.</param>
    /// <exception cref="IOException">A file cannot be read.</exception>
    public SelfCheckMemory(ImportedModel model, string casesPath) =>
        _path = Path.Combine(model.Folder, $"self-check.{Key(model, casesPath)[..NameDigits]}");

    /// <summary>Whether it passed.</summary>
    public bool HasPassed => File.Exists(_path);

    /// <summary>Notes that it passed; where the folder cannot be written, the next start checks again.</summary>
    public void Pass()
    {
        try
        {
            File.WriteAllBytes(_path, []);
        }
        catch (Exception unwritable) when (unwritable is IOException or UnauthorizedAccessException)
        {
        }
    }

    // The manifest does not see what became of the files since: their stamps tell an edited one.
    private static string Key(ImportedModel model, string casesPath)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        hash.AppendData(SHA256.HashData(File.ReadAllBytes(RegularFile.At(casesPath))));
        hash.AppendData(Encoding.UTF8.GetBytes(
            $"{model.Manifest.Digest} {model.Manifest.Version} {OnnxRuntimeVersion.Text} {Hardware.Kernels}"));
        foreach (var name in model.Manifest.Files.Keys.Order(StringComparer.Ordinal))
        {
            var file = new FileInfo(Path.Combine(model.Folder, name));
            using var opened = file.OpenRead();
            var stamp = FileStamp.Of(opened.SafeFileHandle);
            hash.AppendData(Encoding.UTF8.GetBytes($"\n{name} {file.Length} {file.LastWriteTimeUtc.Ticks} {stamp}"));
        }

        return Convert.ToHexStringLower(hash.GetHashAndReset());
    }
}
