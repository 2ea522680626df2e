namespace Surgical.Models.Graphs;

/// <summary>How one of the decoder's graphs attends and keeps keys and values.</summary>
internal interface ICachedAttention
{
    /// <summary>Adds a layer's attention to the graph.</summary>
    /// <param name="layer">Layer number.</param>
    /// <param name="query">[B, S, heads, head size], normed, not yet turned by its position.</param>
    /// <param name="key">[B, S, key-value heads, head size], likewise.</param>
    /// <param name="value">[B, S, key-value heads x head size].</param>
    /// <returns>[B, S, heads x head size].</returns>
    string Attend(int layer, string query, string key, string value);
}
