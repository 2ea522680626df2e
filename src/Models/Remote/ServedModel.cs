using Surgical.Models.Contract;

namespace Surgical.Models.Remote;

/// <summary>A model as its server tells of it.</summary>
/// <param name="Identity">For every record of its answers.</param>
/// <param name="Names">Under which it may answer.</param>
/// <param name="TakesSampling">The server is one of those that are known to sample as a request says.</param>
internal sealed record ServedModel(ModelIdentity Identity, IReadOnlyList<string> Names, bool TakesSampling)
{
    /// <summary>Demands that an answer is this model's.</summary>
    /// <param name="came">The name in it; null where it has none.</param>
    /// <exception cref="ModelException">It is another one's.</exception>
    public void Demand(string? came)
    {
        if (!string.IsNullOrWhiteSpace(came) && !Names.Any(name => ServedName.AreOne(name, came)))
        {
            throw new ModelException(
                $"Expected an answer of {Names[0]}, the server answers as {Connection.ServerConnection.Quoted(came)}: "
                + "another model is served there now, or it goes by that name (openai:URL#NAME).");
        }
    }
}
