namespace Surgical.Overlay;

/// <summary>
/// Collects the shapes of one overlay: pills from the top, text from the bottom, never on top of each other.
/// </summary>
/// <remarks>All lengths follow from the size of the picture; what finds no room is left out.</remarks>
internal sealed class OverlaySheet(int width, int height)
{
    private const string Ground = "#0b0d10";
    private const string Ink = "#f4f6f8";
    private const string QuietInk = "#c3cad2";
    private const string CautionInk = "#ffd591";
    private const string AlertGround = "#b3261e";
    private const string AlertEdge = "#ff5449";
    private const string MarkerEdge = "#7ad7ff";
    private const double LineHeight = 1.4;

    private readonly List<Shape> _ground = [];
    private readonly List<Shape> _text = [];
    private readonly Area _picture = new(0, 0, width, height);
    private readonly double _size = Math.Clamp(Math.Min(width / 38.0, height / 28.0), 6, 56);
    private double _top = EdgeOf(width, height) * 2;
    private string? _answer;
    private int _answerLines;

    private double Edge => EdgeOf(width, height);

    private double Margin => Edge * 2;

    private double Padding => _size * 0.5;

    private double Free => width - (2 * Margin) - (2 * Padding);

    /// <summary>Points out a region.</summary>
    public void Mark(Area region) => _ground.Add(new Shape.Marker(region, Math.Max(1, Edge / 2), MarkerEdge));

    /// <summary>A line on a pill, under the pills that are there.</summary>
    public void AddPill(string line) => AddPill(line, Ground, 0.78);

    /// <summary>A border around the picture and its reason in words.</summary>
    public void Alert(string reason)
    {
        _ground.Add(new Shape.Border(_picture, Edge, AlertEdge));
        AddPill(reason, AlertGround, 0.94);
    }

    /// <summary>The newest answer, above the last line.</summary>
    public void AddAnswer(string answer, int mostLines) => (_answer, _answerLines) = (answer, mostLines);

    /// <summary>All shapes in the order of drawing; the last lines only where there is something else.</summary>
    /// <param name="lastLine">What the drawing is for.</param>
    /// <param name="caution">What must be known of all that is said; stands above the last line.</param>
    public IReadOnlyList<Shape> Finish(string lastLine, string? caution)
    {
        if (_ground.Count == 0 && _answer is null)
        {
            return [];
        }

        var small = Math.Max(5, _size * 0.62);
        var bottom = height - Margin;
        bottom = AddBlock(TextFit.Wrap(lastLine, small, Free, 2), small, QuietInk, bottom);
        if (caution is not null)
        {
            bottom = AddBlock(TextFit.Wrap(caution, small, Free, 2), small, CautionInk, bottom - 1);
        }

        if (_answer is not null)
        {
            var lines = Math.Min(_answerLines, (int)((bottom - Padding - _top - Padding) / (_size * LineHeight)));
            AddBlock(TextFit.Wrap(_answer, _size, Free, lines), _size, Ink, bottom - (Padding / 2));
        }

        return [.. _ground, .. _text];
    }

    private static double EdgeOf(int width, int height) => Math.Max(2, Math.Min(width, height) * 0.009);

    private void AddPill(string line, string ground, double opacity)
    {
        var shown = TextFit.Wrap(line, _size, Free, 1)[0];
        var pill = new Area(Margin, _top, TextFit.Width(shown, _size) + (2 * Padding), _size * 1.8);
        _ground.Add(new Shape.Box(pill, pill.Height / 2, ground, opacity));
        var text = new Area(pill.X + Padding, pill.Y, pill.Width - (2 * Padding), pill.Height);
        _text.Add(new Shape.Text(text, shown, _size, Ink));
        _top = pill.Bottom + (Padding / 2);
    }

    /// <summary>Lines on one ground that ends at a height; gives back where the ground begins.</summary>
    private double AddBlock(IReadOnlyList<string> lines, double size, string ink, double bottom)
    {
        if (lines.Count == 0)
        {
            return bottom;
        }

        var padding = size * 0.5;
        var widest = lines.Max(line => TextFit.Width(line, size));
        var blockHeight = (lines.Count * size * LineHeight) + padding;
        var block = new Area(Margin, bottom - blockHeight, widest + (2 * padding), blockHeight);
        _ground.Add(new Shape.Box(block, size * 0.4, Ground, 0.78));
        for (var i = 0; i < lines.Count; i++)
        {
            var y = block.Y + (padding / 2) + (i * size * LineHeight);
            var text = new Area(block.X + padding, y, TextFit.Width(lines[i], size), size * LineHeight);
            _text.Add(new Shape.Text(text, lines[i], size, ink));
        }

        return block.Y;
    }
}
