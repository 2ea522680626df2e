namespace Surgical.Capture;

/// <summary>Something that a decoding child says.</summary>
internal abstract record ChildWord
{
    private ChildWord()
    {
    }

    /// <summary>A picture was decoded.</summary>
    /// <param name="At">Steps of the case's clock; null where nobody knows.</param>
    public sealed record Picture(long? At) : ChildWord;

    /// <summary>The picture before is delivered.</summary>
    public sealed record Delivery : ChildWord;

    /// <summary>It complains.</summary>
    /// <param name="Text">As it says it, or a part of that.</param>
    public sealed record Complaint(string Text) : ChildWord;
}
