using Surgical.Analyzer.Results;
using Surgical.Capture;

namespace Surgical.Analyzer.Tests.Results;

public class CasePartsTests
{
    private static readonly CasePart First = new("A.mp4", "A.mp4", "00");
    private static readonly CasePart Second = new("B.mp4", "B.mp4", "ff");

    [Fact]
    public void Sha256_IsOfThePartsHashesInTheirOrder()
    {
        // printf '\x00\xff' | sha256sum
        Assert.Equal("06eb7d6a69ee19e5fbdf749018d3d2abfa04bcbd1365db312eb86dc7169389b8", Of(First, Second).Sha256);
        Assert.NotEqual(Of(First, Second).Sha256, Of(Second, First).Sha256);
    }

    [Fact]
    public void WhyRefused_DifferentFiles_IsNull() => Assert.Null(Of(First, Second).WhyRefused);

    [Fact]
    public void WhyRefused_OneFileUnderTwoNames_NamesBoth() => Assert.Equal(
        "Expected each part of a recording once; A.mp4 and C.mp4 are the same footage, byte for byte.",
        Of(First, Second, First with { Path = "C.mp4" }).WhyRefused);

    private static CaseParts Of(params CasePart[] parts) => new(parts, new(PartOrderKind.Name, ""));
}
