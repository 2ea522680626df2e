using Surgical.Evaluation.Data;
using Surgical.TestKit;

namespace Surgical.Evaluation.Tests.Data;

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

    private string? Find(string name) => QuestionPicture.Find(_folder["data/questions.json"], name);
}
