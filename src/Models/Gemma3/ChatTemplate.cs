using System.Text;
using Surgical.Models.Contract;
using Surgical.Models.Gemma3.Tokenizer;
using static Surgical.Models.Gemma3.ControlTokens;

namespace Surgical.Models.Gemma3;

/// <summary>
/// Gemma 3's chat template as code (medgemma.md 5.2), from a question to the ids that a decoder reads. Immutable; any
/// thread may use it.
/// </summary>
public sealed class ChatTemplate
{
    private readonly BpeTokenizer _tokenizer;
    private readonly UntrustedText _untrusted;
    private readonly string _imageBlock;
    private readonly int _endOfTurn;

    /// <exception cref="ModelException">Tokenizer and model do not belong together.</exception>
    public ChatTemplate(BpeTokenizer tokenizer, Gemma3Configuration configuration)
    {
        CheckId(tokenizer, StartOfImage, configuration.StartOfImageToken);
        CheckId(tokenizer, EndOfImage, configuration.EndOfImageToken);
        CheckId(tokenizer, ImageSoftToken, configuration.ImageToken);
        var softTokens = string.Concat(Enumerable.Repeat(ImageSoftToken, configuration.TokensPerImage));
        _imageBlock = $"\n\n{StartOfImage}{softTokens}{EndOfImage}\n\n";
        _tokenizer = tokenizer;
        _endOfTurn = tokenizer.IdOf(EndOfTurn) ?? throw new ModelException(
            $"Expected a tokenizer that knows {EndOfTurn}, got one that does not.");
        _untrusted = new UntrustedText(tokenizer.SpecialTokens);
    }

    /// <summary>The prompt of a question, pictures with their soft tokens in place.</summary>
    /// <exception cref="UnanswerableException">The text is longer than any context.</exception>
    public IReadOnlyList<int> Encode(Question question)
    {
        IReadOnlyList<ChatItem> pictures = [.. question.Pictures.Select(one => new ChatItem.Picture(one.Crops.Count))];
        ChatItem text = new ChatItem.Words(question.Text);
        ChatTurn user = new(
            ChatRole.User,
            question.PicturesAt == PicturePlace.BeforeText ? [.. pictures, text] : [text, .. pictures]);
        return Encode(Render(
            question.System is { } system ? [new(ChatRole.System, [new ChatItem.Words(system)]), user] : [user],
            question.Bos));
    }

    /// <summary>A whole reply as the model's turn, from its first word to the end of the turn.</summary>
    /// <remarks>
    /// Encoded by itself: the prompt's last newline is a token that was read already. The newline that the template
    /// writes behind the end of a turn is left out; the model never writes it.
    /// </remarks>
    /// <exception cref="UnanswerableException">
    /// It is blank, holds a control token, or is longer than any context.
    /// </exception>
    internal IReadOnlyList<int> EncodeReply(string reply)
    {
        var text = UntrustedText.Trim(reply);
        if (text.Length is 0 or > BpeTokenizer.MaxCharacters)
        {
            throw new UnanswerableException(
                $"Expected a reply of 1 to {BpeTokenizer.MaxCharacters} characters, got {text.Length}.");
        }

        return _untrusted.Clean(text) == text
            ? [.. _tokenizer.Encode(text), _endOfTurn]
            : throw new UnanswerableException("Expected a reply without control tokens, got one that holds some.");
    }

    /// <summary>Ids of a rendered chat, encoded as a whole, because neighbouring newlines become one token.</summary>
    /// <exception cref="UnanswerableException">The text is longer than any context.</exception>
    internal IReadOnlyList<int> Encode(string rendered)
    {
        var text = rendered.Replace(StartOfImage, _imageBlock, StringComparison.Ordinal);
        return text.Length <= BpeTokenizer.MaxCharacters
            ? _tokenizer.Encode(text)
            : throw new UnanswerableException(
                $"Expected a prompt of at most {BpeTokenizer.MaxCharacters} characters, got {text.Length}.");
    }

    /// <summary>
    /// The chat as text, ready for the model's next turn: a <c>&lt;start_of_image&gt;</c> for each picture, and no
    /// control token but the template's own.
    /// </summary>
    /// <param name="turns">System first, if any; user and model in turn.</param>
    /// <param name="bos">Tokens in front; Gemma's own template writes one.</param>
    /// <exception cref="ModelException">Users and model do not take turns.</exception>
    internal string Render(IReadOnlyList<ChatTurn> turns, int bos = 1)
    {
        var system = turns is [{ Role: ChatRole.System }, ..] ? turns[0] : null;
        var text = new StringBuilder().Insert(0, Bos, bos);
        var expected = ChatRole.User;
        foreach (var turn in turns.Skip(system is null ? 0 : 1))
        {
            CheckRole(turn.Role, expected);
            text.Append(StartOfTurn).Append(NameOf(turn.Role)).Append('\n');
            text.Append(SystemText(system)).Append(Content(turn)).Append(EndOfTurn).Append('\n');
            system = null;
            expected = expected == ChatRole.User ? ChatRole.Model : ChatRole.User;
        }

        CheckRole(ChatRole.Model, expected);
        return text.Append(StartOfTurn).Append(NameOf(ChatRole.Model)).Append('\n').ToString();
    }

    // As the template has it: the first item alone, and not trimmed.
    private string SystemText(ChatTurn? system) =>
        system?.Items is [ChatItem.Words words, ..] ? _untrusted.Clean(words.Text) + "\n\n" : "";

    private string Content(ChatTurn turn)
    {
        var content = new StringBuilder();
        var words = "";
        foreach (var item in turn.Items)
        {
            // Neighbouring words are cleaned together: a control token must not come about where they meet.
            words = item is ChatItem.Words part ? words + UntrustedText.Trim(part.Text) : words;
            if (item is ChatItem.Picture picture)
            {
                content.Append(_untrusted.Clean(words)).Append(PictureText(picture.Crops));
                words = "";
            }
        }

        return content.Append(_untrusted.Clean(words)).ToString();
    }

    // The processor's own sentence (processing_gemma3.py), where there are crops.
    private static string PictureText(int crops) => crops == 0
        ? StartOfImage
        : $"Here is the original image {StartOfImage} and here are some crops to help you see better "
            + string.Join(' ', Enumerable.Repeat(StartOfImage, crops));

    private static string NameOf(ChatRole role) => role == ChatRole.User ? "user" : "model";

    private static void CheckRole(ChatRole role, ChatRole expected)
    {
        if (role != expected)
        {
            throw new ModelException($"Expected user and model to take turns in a chat, got {role} for {expected}.");
        }
    }

    private static void CheckId(BpeTokenizer tokenizer, string token, int expected)
    {
        if (tokenizer.IdOf(token) is var id && id != expected)
        {
            throw new ModelException(
                $"Expected the tokenizer to know {token} as {expected}, as the model does, "
                + $"got {id?.ToString() ?? "none"}.");
        }
    }
}
