namespace Surgical.Evaluation;

/// <summary>The material cannot be scored as it is; the message says what was expected, what came, and where.</summary>
public sealed class EvaluationException : Exception
{
    /// <summary>Stops an evaluation.</summary>
    /// <param name="message">What was expected, what came, and in which file and row.</param>
    public EvaluationException(string message)
        : base(message)
    {
    }
}
