using Surgical.ModelImport.Importing;

namespace Surgical.Progress;

/// <summary>
/// Shows how far bytes are: one line that is drawn again on a terminal, a line every tenth elsewhere.
/// </summary>
internal sealed class ImportProgressLine(TextWriter writer, bool plain, string doing = "importing")
    : IProgress<ImportProgress>
{
    private const int Width = 30;
    private int _shown = -1;

    public void Report(ImportProgress value)
    {
        var percent = (int)(100 * value.Written / value.Total);
        var step = plain ? percent / 10 : percent;
        if (step == _shown)
        {
            return;
        }

        _shown = step;
        var megabytes = $"{value.Written / 1e6:F0} of {value.Total / 1e6:F0} MB";
        if (plain)
        {
            writer.WriteLine($"{doing}: {percent} %, {megabytes}");
            return;
        }

        var bar = new string('#', Width * percent / 100).PadRight(Width, '.');
        writer.Write($"\r{doing} [{bar}] {megabytes}{(percent == 100 ? "\n" : "")}");
    }
}
