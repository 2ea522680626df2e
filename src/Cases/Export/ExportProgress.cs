namespace Surgical.Cases.Export;

/// <summary>Shows how many pictures are written: one line drawn again on a terminal, one a tenth elsewhere.</summary>
public sealed class ExportProgress(TextWriter writer, bool plain)
{
    private int _total;
    private int _done;
    private int _shown = -1;

    /// <summary>So many more will come.</summary>
    public void Expect(int pictures) => _total += pictures;

    /// <summary>One more is written.</summary>
    public void Add()
    {
        _done++;
        var percent = (int)(100L * _done / _total);
        var step = plain ? percent / 10 : percent;
        if (step == _shown)
        {
            return;
        }

        _shown = step;
        var words = $"exporting: {percent} %, {_done} of {_total} pictures";
        writer.Write(plain ? $"{words}\n" : $"\r{words}{(percent == 100 ? "\n" : "")}");
    }
}
