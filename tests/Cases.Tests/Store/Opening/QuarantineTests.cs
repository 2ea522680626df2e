using Surgical.Cases.Chart;
using Surgical.Cases.Store;
using Surgical.TestKit.Cases;

namespace Surgical.Cases.Tests.Store.Opening;

public sealed class QuarantineTests
{
    private const string Stranger = "00000000000000bb";

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task SetAside_WhatNoRowKnows_IsMovedAndWhatARowKnowsStays()
    {
        await using var store = await OpenStore.CreateAsync();
        Put(store.Data.Original(OpenStore.CaseId), "known");
        Put(store.Data.Original(Stranger), "unknown");
        Put(Path.Combine(store.Data.Incoming, Stranger), "half");
        Put(Path.Combine(store.Data.Incoming, "letter.txt"), "somebody's");
        Put(Path.Combine(store.Folder, "cases", "notes", "letter.txt"), "somebody's");
        var (shown, loose) = (store.Pictures.Keep([1]), store.Pictures.Keep([2]));
        await store.AppendAsync(new CaseEvent.KeyFrame(Say.Analysis(0), shown));

        await store.Quarantine.SetAsideAsync(Stop);

        Assert.NotNull(store.Pictures.Find(shown));
        Assert.Null(store.Pictures.Find(loose));
        Assert.Equal(
            [
                $"cases/{OpenStore.CaseId}/original", "cases/notes/letter.txt", "incoming/letter.txt",
                $"quarantine/1/cases/{Stranger}/original", $"quarantine/1/incoming/{Stranger}",
                $"quarantine/1/pictures/{loose}.jpg",
            ],
            FilesOf(store).Where(file => !file.StartsWith("pictures", StringComparison.Ordinal)));
    }

    [Fact]
    public async Task TakeBack_WhatARowKnowsAgain_ComesBackAndTheRestStays()
    {
        await using var store = await OpenStore.CreateAsync();
        var shown = store.Pictures.Keep([1]);
        Put(store.Data.Original(OpenStore.CaseId), "known again");
        Put(store.Data.Original(Stranger), "unknown");
        var aside = Path.Combine(store.Data.Quarantine, "2026-12-01T00-00-00Z");
        foreach (var caseId in (string[])[OpenStore.CaseId, Stranger])
        {
            Directory.CreateDirectory(Path.Combine(aside, "cases"));
            Directory.Move(store.Data.CaseFolder(caseId), Path.Combine(aside, "cases", caseId));
        }

        Directory.CreateDirectory(Path.Combine(aside, "pictures"));
        File.Move(store.Pictures.Find(shown)!, Path.Combine(aside, "pictures", shown + ".jpg"));
        await store.AppendAsync(new CaseEvent.KeyFrame(Say.Analysis(0), shown));

        await store.Quarantine.TakeBackAsync(Stop);

        Assert.NotNull(store.Pictures.Find(shown));
        Assert.True(File.Exists(store.Data.Original(OpenStore.CaseId)));
        Assert.False(Directory.Exists(store.Data.CaseFolder(Stranger)));
    }

    [Fact]
    public async Task RemoveHalfMade_OfKilledMakers_LeavesNoneAndAllThatIsWhole()
    {
        await using var store = await OpenStore.CreateAsync();
        var folder = store.Data.CaseFolder(OpenStore.CaseId);
        Put(store.Data.Transcoded(OpenStore.CaseId), "whole");
        Put(Path.Combine(folder, "letter.part"), "somebody's");
        foreach (var made in (string[])["played.mp4", "plan.json", "fingerprint.json", "begun"])
        {
            Put(DataFolder.Staging(Path.Combine(folder, made)), "half");
        }

        Put($"{store.Data.Fingerprint(OpenStore.CaseId)}.{Guid.NewGuid():N}", "half, of an older version");
        Put(DataFolder.Staging(Path.Combine(store.Folder, "surgical.json")), "half");
        var picture = DataFolder.Staging(store.Data.Picture(new string('b', 64)));
        Put(picture, "half");

        store.Quarantine.RemoveHalfMade();

        Assert.Equal(
            ["letter.part", "played.mp4"], Directory.EnumerateFiles(folder).Select(Path.GetFileName).Order());
        Assert.Empty(Directory.EnumerateFiles(store.Folder, "surgical.json.*"));
        Assert.False(File.Exists(picture));
    }

    private static void Put(string file, string content)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(file)!);
        File.WriteAllText(file, content);
    }

    private static IEnumerable<string> FilesOf(OpenStore store)
    {
        var place = Directory.Exists(store.Data.Quarantine)
            ? Path.GetFileName(Directory.EnumerateDirectories(store.Data.Quarantine).Single())
            : "";
        return Directory.EnumerateFiles(store.Folder, "*", SearchOption.AllDirectories)
            .Select(file => Path.GetRelativePath(store.Folder, file).Replace(place, "1", StringComparison.Ordinal))
            .Where(file => file.Contains('/', StringComparison.Ordinal))
            .Order(StringComparer.Ordinal);
    }
}
