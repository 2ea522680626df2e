using System.Text;
using Surgical.ModelImport.Snapshots;
using Surgical.Models.Files;
using Surgical.TestKit;

namespace Surgical.ModelImport.Tests.Snapshots;

/// <summary>Whatever bytes a snapshot holds: it opens, or it is refused in words.</summary>
public sealed class SnapshotMutationTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();
    private readonly SmallSnapshot _small = SmallSnapshot.Make();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Open_ThousandsOfMutatedFiles_AreWholeOrRefused()
    {
        var folder = _small.WriteTo(_folder["snapshot"]);
        var path = Path.Combine(folder, "model.safetensors");
        var sound = File.ReadAllBytes(path);
        var headerEnd = 8 + BitConverter.ToInt32(sound);
        var random = new Random(21);
        var refused = 0;
        for (var run = 0; run < 2000; run++)
        {
            var spoilt = sound[..(random.Next(5) == 0 ? random.Next(sound.Length) : sound.Length)];
            for (var change = random.Next(1, 4); change > 0 && spoilt.Length > 0; change--)
            {
                spoilt[random.Next(Math.Min(headerEnd, spoilt.Length))] = (byte)random.Next(256);
            }

            File.WriteAllBytes(path, spoilt);
            refused += IsRefused(folder) ? 1 : 0;
        }

        Assert.True(refused > 1500, $"Expected most mutations to be refused, {refused} were.");
    }

    [Fact]
    public void Open_ConfigOfAnyBytes_IsReadOrRefused()
    {
        var folder = _small.WriteTo(_folder["snapshot"]);
        var sound = Encoding.UTF8.GetBytes(_small.Config.ToJsonString());
        var random = new Random(22);
        for (var run = 0; run < 1000; run++)
        {
            var spoilt = sound.ToArray();
            spoilt[random.Next(spoilt.Length)] = (byte)random.Next(256);
            File.WriteAllBytes(Path.Combine(folder, "config.json"), spoilt);
            IsRefused(folder);
        }
    }

    private static bool IsRefused(string folder)
    {
        try
        {
            Snapshot.Open(folder).Dispose();
            return false;
        }
        catch (ImportException)
        {
            return true;
        }
    }
}
