using Surgical.Cases.Chart;

namespace Surgical.Tests.Serve.Books;

/// <summary>What one theatre's servers have acknowledged, over all their deaths.</summary>
internal sealed class TheatreBooks
{
    private readonly Dictionary<string, CaseBook> _cases = [];
    private readonly HashSet<string> _whole = [];
    private int _names;

    public IReadOnlyCollection<CaseBook> Cases => _cases.Values;

    public CaseBook this[string caseId] => _cases[caseId];

    /// <summary>Requests that changed something and were answered.</summary>
    public int Acknowledged { get; private set; }

    /// <summary>Requests in the middle of which the server was killed.</summary>
    public int CutOff { get; private set; }

    /// <summary>Counts requests of a step.</summary>
    public void Count(int acknowledged, int cutOff) =>
        (Acknowledged, CutOff) = (Acknowledged + acknowledged, CutOff + cutOff);

    /// <summary>A name that nothing had before.</summary>
    public string NewName(string kind) => $"{kind}-{++_names}";

    /// <summary>Takes down that a video is sent whole, so that it may become a case, answered or not.</summary>
    public void Sent(string name) => _whole.Add(name);

    public CaseBook Open(Case taken) => _cases[taken.Id] = new(taken.Id);

    /// <summary>Opens a book for each case whose upload had no answer. None has come twice, or in part.</summary>
    public void Adopt(IReadOnlyList<Case> listed)
    {
        Assert.Distinct(listed.Select(one => one.Name));
        Assert.All(listed, one => Assert.Contains(one.Name, _whole));
        foreach (var unknown in listed.Where(one => !_cases.ContainsKey(one.Id)))
        {
            Open(unknown);
        }
    }

    /// <summary>Closes the book of a case that is gone.</summary>
    public void Close(CaseBook book) => _cases.Remove(book.Id);
}
