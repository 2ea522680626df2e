namespace Surgical.Cases.Store.Opening;

/// <summary>A case that is not shown, because something of it in the database cannot be read.</summary>
/// <param name="CaseId">Of the case, or what can be told of it.</param>
/// <param name="Why">In words, a sentence without its end.</param>
public sealed record DamagedCase(string CaseId, string Why)
{
    /// <summary>Of a failure to read its rows.</summary>
    internal static DamagedCase Of(string caseId, string what, Exception failed) => new(
        caseId, failed is DamagedRowException ? failed.Message : $"{what} cannot be read ({failed.GetType().Name})");
}

/// <summary>A row is not there, or says what cannot be; the message has no end.</summary>
internal sealed class DamagedRowException(string message) : Exception(message);
