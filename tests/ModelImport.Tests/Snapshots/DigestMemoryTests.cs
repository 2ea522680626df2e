using Microsoft.Extensions.Time.Testing;
using Surgical.ModelImport.Snapshots;
using Surgical.TestKit;

namespace Surgical.ModelImport.Tests.Snapshots;

/// <summary>Weights are read again unless they are certainly the files that were read before.</summary>
public sealed class DigestMemoryTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();
    private readonly SmallSnapshot _small = SmallSnapshot.Make();
    private readonly FakeTimeProvider _later = new(TimeProvider.System.GetUtcNow() + TimeSpan.FromMinutes(1));
    private int _reads;

    public DigestMemoryTests() => Write("here");

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Of_SameFiles_AreReadOnce() => Assert.Equal((1, 1), (Ask(), Ask()));

    [Fact]
    public void Of_FilesWrittenJustNow_AreReadEachTime() =>
        Assert.Equal((1, 2), (Ask(TimeProvider.System), Ask(TimeProvider.System)));

    [Fact]
    public void Of_FileWrittenOverWithItsOldTime_IsReadAgain()
    {
        Ask();
        var written = File.GetLastWriteTimeUtc(Weights("here"));
        _small.Tensors["language_model.model.norm.weight"].Values[0] += 0.25f;
        Write("here");
        File.SetLastWriteTimeUtc(Weights("here"), written);

        Assert.Equal(2, Ask());
    }

    [Fact]
    public void Of_FolderExchangedForOneOfTheSameTimes_IsReadAgain()
    {
        Write("other");
        File.SetLastWriteTimeUtc(Weights("other"), File.GetLastWriteTimeUtc(Weights("here")));
        Ask();
        Directory.Move(_folder["here"], _folder["away"]);
        Directory.Move(_folder["other"], _folder["here"]);

        Assert.Equal(2, Ask());
    }

    [Fact]
    public void Of_FileWrittenToWhileItIsRead_IsReadAgain()
    {
        using (var snapshot = Snapshot.Open(_folder["here"]))
        {
            Memory(_later).Of(snapshot, () =>
            {
                File.SetLastWriteTimeUtc(Weights("here"), DateTime.UnixEpoch);
                return new string('0', 64);
            });
        }

        Assert.Equal(1, Ask());
    }

    [Fact]
    public void Of_NoteThatIsTorn_IsReadAgain()
    {
        Ask();
        File.WriteAllText(Directory.EnumerateFiles(_folder["digests"]).Single(), "0a1b");

        Assert.Equal(2, Ask());
    }

    [Fact]
    public void Of_FolderThatCannotBeWritten_IsReadAndNothingSaid()
    {
        using var snapshot = Snapshot.Open(_folder["here"]);

        Assert.Equal("read", new DigestMemory("/proc/surgical", _later).Of(snapshot, () => "read"));
    }

    private string Weights(string name) => Path.Combine(_folder[name], "model.safetensors");

    private void Write(string name) => _small.WriteTo(_folder[name]);

    private DigestMemory Memory(TimeProvider time) => new(_folder["digests"], time);

    // How often the weights were read so far.
    private int Ask(TimeProvider? time = null)
    {
        using var snapshot = Snapshot.Open(_folder["here"]);
        var digest = Memory(time ?? _later).Of(snapshot, () =>
        {
            _reads++;
            return new string('a', 64);
        });
        Assert.Equal(new string('a', 64), digest);
        return _reads;
    }
}
