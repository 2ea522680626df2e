using System.Text;
using Surgical.Analyzer.Phases;
using Surgical.DataSets.Phases;
using Surgical.TestKit;

namespace Surgical.DataSets.Tests.Phases;

public sealed class PhaseFileTests : IDisposable
{
    private const string Header = "caseId,comment,frame,endFrame,sec,endSec\n";

    private const string Incision = "1,Incision,60,120,1.0,2.0\n";

    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void File_OfCataract1K_IsReadWithItsMisspellings()
    {
        var file = Read("4687,Capsule Pulishing,60,120,1.0,2.0\n4687,Viscoelastic_Suction,180,240,3.0,4.0\n");

        Assert.Equal("4687", file.CaseId);
        Assert.Equal("case_4687", file.Key);
        Assert.Equal(4, file.End);
    }

    [Fact]
    public void Row_WithoutLength_IsDroppedAndSaid()
    {
        var file = Read("1,Incision,60,120,1.0,2.0\n1,Viscoelastic_Suction,240,240,4.0,4.0\n");

        Assert.Single(file.Rows);
        var remark = Assert.Single(file.Remarks);
        Assert.Contains("line 3: Viscoelastic_Suction at 4.0 s has no length", remark, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(Incision + "1,Viscoelastic,30,45,0.5,0.75\n", "line 3: expected rows in the order of time, got 0.5")]
    [InlineData(Incision + "1,Viscoelastic,90,180,1.5,3.0\n", "line 3: expected rows that do not overlap, got 1.5")]
    [InlineData("1,Incision,120,60,2.0,1.0\n", "line 2: expected an end after a start from 0 s on, got 2.0 to 1.0")]
    [InlineData("1,Incision,60,120,1000,200000\n", "line 2: expected seconds, 86400 at most, got 200000")]
    [InlineData("1,Incision,60,120,NaN,2.0\n", "line 2: expected a number in sec, got 'NaN'")]
    [InlineData("1,Incision,60,120,,2.0\n", "line 2: expected a number in sec, got ''")]
    [InlineData("1,Incision,60\n", "line 2: expected 6 fields, got 3")]
    [InlineData(Incision + "1,Viscoelastic,60,90,2.0,3.0\n", "expected one frame rate, 30 a second")]
    [InlineData(Incision + "2,Viscoelastic,120,180,2.0,3.0\n", "expected the rows of one case, got those of 1, 2")]
    [InlineData(
        "1,Capsulorexis,60,120,1.0,2.0\n", "expected names of phases, got 'Capsulorexis' (nearest: Capsulorhexis)")]
    [InlineData("1,Visco,60,120,1.0,2.0\n", "expected names of phases, got 'Visco' (nearest: Viscoelastic)")]
    [InlineData("1,Unknown,60,120,1.0,2.0\n", "expected names of phases, got 'Unknown'")]
    [InlineData("", "expected at least one phase, found none")]
    public void Truth_ThatCannotBeScored_IsRefusedWithTheReason(string rows, string reason)
    {
        var refusal = Assert.Throws<DataSetException>(() => Read(rows));

        Assert.Contains(reason, refusal.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void File_AsASpreadsheetSavesIt_IsReadAllTheSame()
    {
        var path = _folder["case_1.csv"];
        File.WriteAllText(
            path, (Header + "1,\"Incision\",60,120,1.0,2.0\n\n").ReplaceLineEndings("\r\n"), new UTF8Encoding(true));

        var row = Assert.Single(PhaseFile.Read(path, PhaseRole.Truth)!.Rows);

        Assert.Equal((SurgicalPhase.Incision, 1, 2), (row.Phase!.Value, row.Start, row.End));
    }

    [Fact]
    public void File_WithoutAByte_IsNotAFileOfPhases()
    {
        File.WriteAllText(_folder["case_1.csv"], "");

        Assert.Null(PhaseFile.Read(_folder["case_1.csv"], PhaseRole.Truth));
    }

    [Fact]
    public void Prediction_MayBeUnknownOrEmpty()
    {
        Assert.Null(Assert.Single(Read("1,Unknown,60,120,1.0,2.0\n", PhaseRole.Predicted).Rows).Phase);
        Assert.Contains(
            "idle throughout", Assert.Single(Read("", PhaseRole.Predicted).Remarks), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("truth/case_4687_annotations_phases.csv", "case_4687")]
    [InlineData("runs/case_4687/phases.csv", "case_4687")]
    [InlineData("phaco-routine.csv", "phaco-routine")]
    public void Key_OfAFile_IsItsCase(string path, string key) => Assert.Equal(key, PhaseFile.KeyOf(path));

    [Fact]
    public void File_WithOtherColumns_IsNotAFileOfPhases()
    {
        File.WriteAllText(_folder["case_1_video.csv"], "caseId,physician,done,date,fps\n1,PU,0,\"2021, May\",59.940\n");

        Assert.Null(PhaseFile.Read(_folder["case_1_video.csv"], PhaseRole.Truth));
    }

    [Fact]
    public void File_WithOtherColumnsAndBrokenLines_IsNotAFileOfPhases()
    {
        File.WriteAllText(_folder["notes.csv"], "note\n\"never \"closed\n");

        Assert.Null(PhaseFile.Read(_folder["notes.csv"], PhaseRole.Truth));
    }

    private PhaseFile Read(string rows, PhaseRole role = PhaseRole.Truth)
    {
        var path = _folder["case_4687_annotations_phases.csv"];
        File.WriteAllText(path, Header + rows);
        return PhaseFile.Read(path, role)!;
    }
}
