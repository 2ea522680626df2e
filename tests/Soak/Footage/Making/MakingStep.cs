namespace Surgical.Soak.Footage.Making;

/// <summary>A step in making a file; names are of one folder.</summary>
internal abstract record MakingStep
{
    private MakingStep()
    {
    }

    /// <summary>FFmpeg is run.</summary>
    /// <param name="Options">Parted by single spaces; no option holds one.</param>
    public sealed record Encode(string Options) : MakingStep
    {
        public override string ToString() => $"ffmpeg {Options}";
    }

    /// <summary>Bytes of one file follow those of another.</summary>
    public sealed record Join(string First, string Second, string To) : MakingStep
    {
        public override string ToString() => $"cat {First} {Second} > {To}";
    }

    /// <summary>The display matrix of an MP4 is written.</summary>
    public sealed record Turn(string File, PlayersTurn To) : MakingStep
    {
        public override string ToString() => $"matrix of {File}: {To.Name}";
    }
}
