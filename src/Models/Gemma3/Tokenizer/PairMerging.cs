namespace Surgical.Models.Gemma3.Tokenizer;

/// <summary>
/// Byte-pair merging of one stretch of text, of any length: always the neighbours of the lowest rank, the leftmost
/// among equals. A linked list and a priority queue, so that the work grows with n log n.
/// </summary>
internal sealed class PairMerging
{
    private const int None = -1;

    private readonly MergeTable _merges;
    private readonly int[] _ids;
    private readonly int[] _previous;
    private readonly int[] _next;
    private readonly PriorityQueue<(int Position, int Result), (int Rank, int Position)> _queue = new();

    private PairMerging(MergeTable merges, IReadOnlyList<int> ids)
    {
        _merges = merges;
        _ids = [.. ids];
        _previous = [.. Enumerable.Range(-1, ids.Count)];
        _next = [.. Enumerable.Range(1, ids.Count)];
        _next[^1] = None;
        for (var position = 0; position < ids.Count; position++)
        {
            Offer(position);
        }
    }

    /// <summary>What is left of a sequence when nothing can be merged any more.</summary>
    public static IEnumerable<int> Merge(MergeTable merges, IReadOnlyList<int> ids)
    {
        if (ids.Count < 2)
        {
            return ids;
        }

        var merging = new PairMerging(merges, ids);
        merging.Run();
        return merging.Remaining();
    }

    private void Run()
    {
        while (_queue.TryDequeue(out var offer, out _))
        {
            // An offer is stale when its pair has changed since; as in Hugging Face's tokenizers, one that would still
            // give the same token counts as fresh.
            if (PairAt(offer.Position) is { } row && _merges.Results[row] == offer.Result)
            {
                Join(offer.Position, offer.Result);
            }
        }
    }

    private void Join(int position, int result)
    {
        var right = _next[position];
        _ids[position] = result;
        _ids[right] = None;
        _next[position] = _next[right];
        if (_next[right] != None)
        {
            _previous[_next[right]] = position;
        }

        if (_previous[position] != None)
        {
            Offer(_previous[position]);
        }

        Offer(position);
    }

    private void Offer(int position)
    {
        if (PairAt(position) is { } row)
        {
            _queue.Enqueue((position, _merges.Results[row]), (_merges.Ranks[row], position));
        }
    }

    private int? PairAt(int position)
    {
        if (_ids[position] == None || _next[position] == None)
        {
            return null;
        }

        var row = _merges.Find(_ids[position], _ids[_next[position]]);
        return row < 0 ? null : row;
    }

    private IEnumerable<int> Remaining()
    {
        for (var position = 0; position != None; position = _next[position])
        {
            yield return _ids[position];
        }
    }
}
