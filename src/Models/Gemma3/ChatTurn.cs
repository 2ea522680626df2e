namespace Surgical.Models.Gemma3;

/// <summary>Who speaks in a chat.</summary>
internal enum ChatRole
{
    /// <summary>
    /// Instructions: the first turn, if any. Gemma has no such role; they join the user's first turn.
    /// </summary>
    System,

    /// <summary>Who asks.</summary>
    User,

    /// <summary>Who answers; Hugging Face's "assistant".</summary>
    Model,
}

/// <summary>One turn of a chat.</summary>
internal sealed record ChatTurn(ChatRole Role, IReadOnlyList<ChatItem> Items);

/// <summary>One part of a turn.</summary>
internal abstract record ChatItem
{
    private ChatItem()
    {
    }

    /// <summary>Words, of anybody: they are not trusted.</summary>
    public sealed record Words(string Text) : ChatItem;

    /// <summary>Where a picture is looked at.</summary>
    /// <param name="Crops">Shown behind it.</param>
    public sealed record Picture(int Crops = 0) : ChatItem;
}
