using Surgical.Models.Contract;

namespace Surgical.Models.Remote.Connection;

/// <summary>What a failure of a server means for a question. Pure.</summary>
/// <param name="address">Of the server.</param>
/// <param name="hasKey">Whether it was given a key.</param>
internal sealed class ServerFailure(RemoteModelAddress address, bool hasKey)
{
    /// <summary>By its status.</summary>
    /// <param name="status">Of the answer, or what an event of a stream says; null where that says none.</param>
    /// <param name="said">The whole message.</param>
    /// <param name="after">How long the server wants to be left alone; null when it said nothing.</param>
    /// <param name="whileAnswering">It is an event of a stream.</param>
    public Exception Of(int? status, string said, TimeSpan? after, bool whileAnswering)
    {
        Exception usual = status switch
        {
            null or 408 or 429 or >= 500 => new ServerUnavailableException(said, after)
            {
                // In front of a server that is away, another one answers with 502 to 504.
                IsThere = status is not (408 or 429 or (>= 502 and <= 504)),
                WhileAnswering = whileAnswering,
            },
            400 or 413 or 422 => new RefusedRequestException(said),
            401 or 403 => new ModelException(
                hasKey
                    ? $"{said} It does not accept the key."
                    : $"{said} No key was found in SURGICAL_API_KEY or OPENAI_API_KEY."),
            404 => new ModelException($"{said} Does the URL end with /v1, and is {address.Name} served there?"),
            _ => new ModelException(said),
        };
        return RequestForm.NamesExtras(said) && usual is not RefusedRequestException
            ? new RefusedRequestException(said, usual)
            : usual;
    }
}
