namespace Surgical.Models.Contract;

/// <summary>
/// Where a model looks at the pictures that it is asked about, so that people can be told where those go.
/// </summary>
public abstract record ModelPlace
{
    private ModelPlace()
    {
    }

    /// <summary>In this program: the pictures stay in its memory.</summary>
    public sealed record Here : ModelPlace;

    /// <summary>In another program, which is sent them.</summary>
    /// <param name="Host">Name or address of its machine; no user, key, port or path.</param>
    /// <param name="IsLoopback">The host is an address of this machine.</param>
    public sealed record Server(string Host, bool IsLoopback) : ModelPlace
    {
        /// <param name="address">Of the server.</param>
        internal static Server At(Uri address) => new(address.IdnHost, address.IsLoopback);
    }
}
