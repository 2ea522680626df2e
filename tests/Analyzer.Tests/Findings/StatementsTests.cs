using Surgical.Analyzer.Findings;
using Surgical.Analyzer.Reading;
using Surgical.Capture;

namespace Surgical.Analyzer.Tests.Findings;

public sealed class StatementsTests
{
    [Fact]
    public void Interpret_AnyFrame_StatesItsMeasuredSharpness()
    {
        var statements = Interpret(0, Facts.Phase("incision"));

        Assert.Contains(statements, statement => statement is
        {
            Kind: StatementKind.Measured, Text: "Sharpness 40.0, brightness 0.50.",
        });
    }

    [Fact]
    public void Interpret_TrackedPhase_StatesTimeAndPaceAsMeasured()
    {
        var interpreter = new CaseInterpreter();
        for (var second = 0; second < 30; second++)
        {
            interpreter.Interpret(Facts.Of(second, Facts.Phase("capsulorhexis")));
        }

        var measured = interpreter.Interpret(Facts.Of(30, Facts.Phase("capsulorhexis"))).Statements
            .Where(statement => statement.Kind == StatementKind.Measured).ToList();

        Assert.Contains(measured, statement => statement.Text == "Capsulorhexis: 30.0 s so far in this case.");
        Assert.Contains(measured, statement =>
            statement.Text == "Pace: within the middle half of routine cases."
            && statement.Evidence.Contains("median 28.8 s", StringComparison.Ordinal));
    }

    [Fact]
    public void Interpret_ReadReply_StatesEverySentenceAsSaidByTheModel()
    {
        var said = Interpret(0, Facts.Text("The frame shows the incision phase. The blade is in.", "Go on."))
            .Where(statement => statement.Kind == StatementKind.ModelSaid);

        Assert.Equal(
            [
                new(StatementKind.ModelSaid, "The frame shows the incision phase.", "Thinking Process"),
                new(StatementKind.ModelSaid, "The blade is in.", "Thinking Process"),
                new(StatementKind.ModelSaid, "Go on.", "Final Answer"),
            ],
            said);
    }

    [Fact]
    public void Interpret_PhaseThatTheTrackerHoldsImpossible_ContradictsTheSentence()
    {
        var interpreter = new CaseInterpreter();
        for (var second = 0; second < 10; second++)
        {
            interpreter.Interpret(Facts.Of(second, Facts.Phase("phacoemulsification")));
        }

        var statements = interpreter
            .Interpret(Facts.Of(10, Facts.Text("The frame shows the incision phase. The view is wide."))).Statements;

        var contradicted = Assert.Single(statements, statement => statement.Kind == StatementKind.Contradicted);
        Assert.Equal("The frame shows the incision phase.", contradicted.Text);
        Assert.StartsWith("the tracker gives this phase", contradicted.Evidence, StringComparison.Ordinal);
    }

    [Fact]
    public void Interpret_ClearViewClaimedOfABlurredFrame_IsContradictedByTheMeasurement()
    {
        var statements = Interpret(0, Facts.Text("The view is clear. The blade is in."), Facts.Soft);

        var contradicted = Assert.Single(statements, statement => statement.Kind == StatementKind.Contradicted);
        Assert.Equal("The view is clear.", contradicted.Text);
        Assert.Contains("3.5", contradicted.Evidence, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("The view is clear.", true)]
    [InlineData("The view is not in focus.", false)]
    public void Interpret_ClaimThatTheMeasurementBears_IsNotContradicted(string claim, bool sharp)
    {
        var statements = Interpret(0, Facts.Text(claim), sharp ? Facts.Sharp : Facts.Soft);

        Assert.DoesNotContain(statements, statement => statement.Kind == StatementKind.Contradicted);
    }

    [Fact]
    public void Interpret_ModelDeclines_IsRefused()
    {
        var statements = Interpret(0, Facts.Text("I cannot assess the capsule. The pupil is wide."));

        Assert.Equal(
            new(StatementKind.Refused, "I cannot assess the capsule.", "Thinking Process"),
            Assert.Single(statements, statement => statement.Kind == StatementKind.Refused));
    }

    [Fact]
    public void Interpret_UnreadableReplyThatDeclines_IsRefused()
    {
        var statements = Interpret(0, "I am unable to help with medical pictures.");

        Assert.Single(statements, statement => statement.Kind == StatementKind.Refused);
    }

    [Fact]
    public void Interpret_GatedFrame_IsRefusedWithWhatWasMeasured()
    {
        var facts = Facts.Of(0, new Analysis.NotAsked(Unjudgeable.TooDark), quality: new(0.02, 1));

        var refused = Assert.Single(
            new CaseInterpreter().Interpret(facts).Statements, statement => statement.Kind == StatementKind.Refused);

        Assert.Equal("The model was not asked. The picture is too dark.", refused.Text);
        Assert.Contains("mean luma 0.02", refused.Evidence, StringComparison.Ordinal);
    }

    private static IReadOnlyList<Statement> Interpret(double seconds, string text, FrameQuality? quality = null) =>
        new CaseInterpreter().Interpret(Facts.Of(seconds, text, quality)).Statements;
}
