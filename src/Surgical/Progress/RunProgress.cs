using System.Globalization;
using Spectre.Console;
using Surgical.Evaluation.Runs;
using Surgical.Evaluation.Runs.Questions;

namespace Surgical.Progress;

/// <summary>Shows on stderr how far a run of questions is: a bar on a terminal, a line a question elsewhere.</summary>
internal static class RunProgress
{
    /// <summary>Runs the work and shows every question that it reports.</summary>
    /// <param name="work">Calls its argument after each question.</param>
    public static Task<T> ShowAsync<T>(Func<Action<RunStep>, Task<T>> work) =>
        Console.IsErrorRedirected ? LinesAsync(work) : BarAsync(work);

    /// <summary>One question in a line.</summary>
    internal static string Line(RunStep step, TimeSpan? remaining) => step switch
    {
        { Problem: { } problem } => $"surgical: {step.Place}: not answered: {problem}",
        { Spent: { } spent } => string.Create(
            CultureInfo.InvariantCulture,
            $"{step.Done} of {step.Total}: {step.Place}, {spent.TotalSeconds:F1} s; {EstimateWords.Left(remaining)}"),
        _ => $"{step.Done} of {step.Total}: {step.Place}, answered in an earlier run",
    };

    private static Task<T> LinesAsync<T>(Func<Action<RunStep>, Task<T>> work)
    {
        var estimate = new RunEstimateOfSteps();
        return work(step => Console.Error.WriteLine(Line(step, estimate.After(step))));
    }

    private static Task<T> BarAsync<T>(Func<Action<RunStep>, Task<T>> work)
    {
        var terminal = AnsiConsole.Create(new AnsiConsoleSettings { Out = new AnsiConsoleOutput(Console.Error) });
        var estimate = new RunEstimateOfSteps();
        return terminal.Progress()
            .Columns(new ProgressBarColumn(), new PercentageColumn(), new TaskDescriptionColumn())
            .StartAsync(bars =>
            {
                var bar = bars.AddTask("asking");
                return work(step =>
                {
                    bar.MaxValue = step.Total;
                    bar.Value = step.Done;
                    bar.Description = Markup.Escape(
                        $"{step.Done} of {step.Total}, {EstimateWords.Left(estimate.After(step))}");
                    if (step.Problem is not null)
                    {
                        terminal.WriteLine(Line(step, remaining: null));
                    }
                });
            });
    }

    /// <summary>The time that is left after each question.</summary>
    private sealed class RunEstimateOfSteps
    {
        private RunEstimate? _estimate;

        public TimeSpan? After(RunStep step)
        {
            _estimate ??= new(step.Total);
            if (step.Spent is { } spent)
            {
                _estimate.Observe(1, spent);
            }
            else
            {
                _estimate.Skip(1);
            }

            return _estimate.Remaining;
        }
    }
}
