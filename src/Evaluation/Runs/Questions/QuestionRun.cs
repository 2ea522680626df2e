using System.Text.Json;
using Surgical.Analyzer;
using Surgical.Capture;
using Surgical.Disk;
using Surgical.Evaluation.Replies;
using Surgical.Models.Contract;

namespace Surgical.Evaluation.Runs.Questions;

/// <summary>
/// Puts questions to a model, one after another. Each answer is on disk before the next question is asked, and what an
/// earlier run has answered is not asked again.
/// </summary>
/// <param name="folder">Of the run.</param>
/// <param name="lines">Name of the file of answers in it.</param>
/// <param name="placeOf">The question that an answer is to.</param>
/// <typeparam name="TQuestion">What is asked.</typeparam>
/// <typeparam name="TAnswer">What is written down, a line each.</typeparam>
internal sealed class QuestionRun<TQuestion, TAnswer>(string folder, string lines, Func<TAnswer, string> placeOf)
    where TAnswer : class
{
    /// <summary>Asks all questions that have no answer yet.</summary>
    /// <param name="questions">With their places, each place once.</param>
    /// <param name="ask">Asks one.</param>
    /// <param name="progress">Called after each question, in order.</param>
    /// <param name="cancellationToken">Stops at once; what was answered is kept.</param>
    /// <returns>The questions that could not be asked; they are in unanswered.jsonl too.</returns>
    /// <exception cref="ModelException">The model broke.</exception>
    /// <exception cref="IOException">There is no room; what was answered is kept.</exception>
    public async Task<IReadOnlyList<Unanswered>> RunAsync(
        IReadOnlyList<(string Place, TQuestion Question)> questions,
        Func<TQuestion, CancellationToken, Task<TAnswer>> ask,
        Action<RunStep> progress,
        CancellationToken cancellationToken)
    {
        using var answers = new DurableLines<TAnswer>(Path.Combine(folder, lines), AnalysisJson.Options);
        var known = answers.All.Select(placeOf).ToHashSet();
        var unanswered = new List<Unanswered>();
        foreach (var (count, (place, question)) in questions.Index())
        {
            var start = TimeProvider.System.GetTimestamp();
            string? problem = null;
            var isAsked = !known.Contains(place);
            if (isAsked)
            {
                try
                {
                    answers.Append(await ask(question, cancellationToken));
                }
                catch (Exception refused) when (refused is CaptureException or UnanswerableException)
                {
                    problem = refused.Message;
                    unanswered.Add(new(place, problem) { LacksPicture = refused is CaptureException });
                }
            }

            var spent = isAsked && problem is null ? TimeProvider.System.GetElapsedTime(start) : (TimeSpan?)null;
            progress(new(count + 1, questions.Count, place, spent, problem));
        }

        RunFolder.Replace(
            Path.Combine(folder, RunFolder.UnansweredName),
            string.Concat(unanswered.Select(one => JsonSerializer.Serialize(one, AnalysisJson.Options) + "\n")));
        return unanswered;
    }
}
