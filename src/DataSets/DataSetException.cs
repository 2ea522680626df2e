namespace Surgical.DataSets;

/// <summary>Data cannot be read as it is; the message says what was expected, what came, and where.</summary>
public sealed class DataSetException : Exception
{
    /// <summary>Stops the reading.</summary>
    /// <param name="message">What was expected, what came, and in which file and row.</param>
    public DataSetException(string message)
        : base(message)
    {
    }
}
