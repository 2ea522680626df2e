using Surgical.DataSets.Coco;
using Surgical.TestKit;

namespace Surgical.DataSets.Tests.Coco;

public sealed class CocoFileTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void SecondCornea_IsACornea()
    {
        var picture = Assert.Single(Read(categoryOfAnnotation: 7, bbox: "[1, 2, 3, 4]"));

        var box = Assert.Single(picture.Boxes);
        Assert.Equal(("Cornea", 1.0, 2.0, 4.0, 6.0), (box.Label, box.Left, box.Top, box.Right, box.Bottom));
    }

    [Theory]
    [InlineData("case5013_57.png", 275)]
    [InlineData("case5013_01.png", 0)]
    public void Time_OfAPictureOfCataract1K_IsInItsName(string name, double seconds) =>
        Assert.Equal(seconds, new CocoPicture(name, 1024, 768, []).Seconds);

    [Fact]
    public void Time_OfAnotherPicture_IsUnknown() => Assert.Null(new CocoPicture("frame.png", 1024, 768, []).Seconds);

    [Fact]
    public void Annotation_OfACategoryThatTheFileLacks_IsRefused()
    {
        var refusal = Assert.Throws<DataSetException>(() => Read(categoryOfAnnotation: 8, bbox: "[1, 2, 3, 4]"));

        Assert.Contains("annotation 1 expects image 5 and category 8", refusal.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("[1, 2, 3]")]
    [InlineData("[1, 2, -3, 4]")]
    public void Box_ThatIsNone_IsRefused(string bbox) =>
        Assert.Throws<DataSetException>(() => Read(categoryOfAnnotation: 7, bbox));

    [Fact]
    public void File_InAnotherLayout_IsRefused()
    {
        File.WriteAllText(_folder["instances.json"], """{"images": []}""");

        var refusal = Assert.Throws<DataSetException>(() => CocoFile.Read(_folder["instances.json"]));

        Assert.Contains("expected COCO's layout", refusal.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("images", """{"id": 5, "file_name": "a.png", "width": 1, "height": 1}""",
        "expected every image once, got 5 twice")]
    [InlineData("categories", """{"id": 7, "name": "Cornea"}""", "expected every category once, got 7 twice")]
    [InlineData("categories", """{"id": 7, "name": null}""", "expected COCO's layout")]
    public void File_WithAnIdTwiceOrWithoutAName_IsRefused(string list, string item, string reason)
    {
        var image = """{"id": 1, "file_name": "b.png", "width": 1, "height": 1}""";
        File.WriteAllText(
            _folder["instances.json"],
            $$"""{"images": [{{image}}], "annotations": [], "categories": [], "{{list}}": [{{item}}, {{item}}]}""");

        var refusal = Assert.Throws<DataSetException>(() => CocoFile.Read(_folder["instances.json"]));

        Assert.Contains(reason, refusal.Message, StringComparison.Ordinal);
    }

    private IReadOnlyList<CocoPicture> Read(int categoryOfAnnotation, string bbox)
    {
        File.WriteAllText(_folder["instances.json"], $$"""
            {
              "images": [{"id": 5, "file_name": "case5013_57.png", "width": 1024, "height": 768}],
              "annotations": [
                {"id": 1, "image_id": 5, "category_id": {{categoryOfAnnotation}}, "bbox": {{bbox}}, "iscrowd": 0}
              ],
              "categories": [{"id": 7, "name": "cornea1"}]
            }
            """);
        return CocoFile.Read(_folder["instances.json"]);
    }
}
