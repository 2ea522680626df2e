using Surgical.DataSets.Files;
using Surgical.TestKit;

namespace Surgical.DataSets.Tests.Files;

public sealed class QuestionPictureTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public QuestionPictureTests()
    {
        Directory.CreateDirectory(_folder["data/pictures"]);
        File.WriteAllText(_folder["data/pictures/1.png"], "");
        File.WriteAllText(_folder["secret.png"], "");
    }

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData("pictures/1.png", "pictures/1.png")]
    [InlineData("pictures/../pictures/1.png", "pictures/1.png")]
    [InlineData("pictures/none.png", "pictures/none.png")]
    public void Picture_InTheFolder_IsFound(string name, string path) =>
        Assert.Equal(_folder[$"data/{path}"], Find(name));

    [Theory]
    [InlineData("../secret.png")]
    [InlineData("pictures/../../secret.png")]
    [InlineData("../data2/1.png")]
    [InlineData("..")]
    [InlineData("")]
    [InlineData("pictures/1.png\0")]
    public void Picture_OutsideOfTheFolder_IsNot(string name) => Assert.Null(Find(name));

    [Fact]
    public void AbsolutePath_ElsewhereIsNotFound() => Assert.Null(Find(_folder["secret.png"]));

    [Fact]
    public void Links_AreFollowedWithinTheFolderOnly()
    {
        File.CreateSymbolicLink(_folder["data/inside.png"], "pictures/1.png");
        File.CreateSymbolicLink(_folder["data/outside.png"], "../secret.png");
        File.CreateSymbolicLink(_folder["data/twice.png"], "outside.png");
        File.CreateSymbolicLink(_folder["data/round.png"], "round.png");
        Directory.CreateSymbolicLink(_folder["data/above"], "..");

        Assert.Equal(_folder["data/pictures/1.png"], Find("inside.png"));
        Assert.All(["outside.png", "twice.png", "round.png", "above/secret.png"], name => Assert.Null(Find(name)));
    }

    [Fact]
    public void Picture_OfAHubSnapshot_IsTheBlobOfItsRepository()
    {
        const string Repository = "datasets--lab--questions";
        const string Commit = "0123456789abcdef0123456789abcdef01234567";
        var blob = Blob(Repository, "a1");
        var foreign = Blob("datasets--lab--other", "b2");
        var folder = $"{Repository}/snapshots/{Commit}";
        Link($"{folder}/questions.json", "../../blobs/q1");
        Link($"{folder}/images/1.png", "../../../blobs/a1");
        Link($"{folder}/images/foreign.png", "../../../../datasets--lab--other/blobs/b2");
        Link($"{folder}/images/token.png", "../../../token");
        Link($"{folder}/images/deep.png", "../../../blobs/deep/a1");
        Directory.CreateSymbolicLink(_folder["shortcut"], _folder[folder]);

        Assert.All(
            [_folder[$"{folder}/questions.json"], _folder["shortcut/questions.json"]],
            questions => Assert.Equal(blob, QuestionPicture.Find(questions, "images/1.png")));
        Assert.All(
            ["images/foreign.png", "images/token.png", "images/deep.png", "../../blobs/a1", blob, foreign],
            name => Assert.Null(QuestionPicture.Find(_folder[$"{folder}/questions.json"], name)));
    }

    [Fact]
    public void Link_ToAFolderCalledBlobs_OutsideOfASnapshotIsNotFollowed()
    {
        Blob(".", "a1");
        Link("data/blob.png", "../blobs/a1");

        Assert.Null(Find("blob.png"));
    }

    private string Blob(string repository, string name)
    {
        Directory.CreateDirectory(_folder[$"{repository}/blobs"]);
        File.WriteAllText(_folder[$"{repository}/blobs/{name}"], "");
        return _folder[$"{repository}/blobs/{name}"];
    }

    private void Link(string name, string goal)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(_folder[name])!);
        File.CreateSymbolicLink(_folder[name], goal);
    }

    private string? Find(string name) => QuestionPicture.Find(_folder["data/questions.json"], name);
}
