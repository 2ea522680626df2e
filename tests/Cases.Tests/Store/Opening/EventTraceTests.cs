using Surgical.Cases.Store;
using Surgical.Cases.Store.Opening;
using Surgical.TestKit;
using Surgical.TestKit.Cases;

namespace Surgical.Cases.Tests.Store.Opening;

public sealed class EventTraceTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();
    private readonly DataFolder _data;

    public EventTraceTests()
    {
        _data = new(_folder.Path);
        Directory.CreateDirectory(_data.CaseFolder(OpenStore.CaseId));
    }

    public void Dispose()
    {
        _data.Dispose();
        _folder.Dispose();
    }

    [Fact]
    public void Note_EarlierEventThanIsNotedAlready_KeepsTheLaterOne()
    {
        new EventTrace(_data).Note(OpenStore.CaseId, 12);

        new EventTrace(_data).Note(OpenStore.CaseId, 9);

        Assert.Equal(12, new EventTrace(_data).Of(OpenStore.CaseId));
    }

    [Fact]
    public void Of_FileOfWhichAPowerCutLeftNothing_KnowsNothingUntilTheNextEvent()
    {
        File.WriteAllBytes(_data.LastEvent(OpenStore.CaseId), new byte[20]);
        var trace = new EventTrace(_data);

        Assert.Equal(0, trace.Of(OpenStore.CaseId));
        trace.Note(OpenStore.CaseId, 3);
        Assert.Equal(3, trace.Of(OpenStore.CaseId));
    }

    [Fact]
    public void Note_CaseThatIsDeletedMeanwhile_LeavesNoFolderOfIt()
    {
        Directory.Delete(_data.CaseFolder(OpenStore.CaseId));

        new EventTrace(_data).Note(OpenStore.CaseId, 3);

        Assert.False(Directory.Exists(_data.CaseFolder(OpenStore.CaseId)));
    }
}
