namespace Surgical.Capture.Tests.NotAnEye;

/// <summary>How a rendered eye looks. Lengths are in heights of the picture, colours blue, green, red.</summary>
internal sealed record EyeLook
{
    public (double X, double Y) Centre { get; init; } = (0, 0);

    public double Limbus { get; init; } = 0.3;

    /// <summary>Share of the limbus.</summary>
    public double Pupil { get; init; } = 0.6;

    /// <summary>How round the eye looks: 1 from straight above.</summary>
    public double Roundness { get; init; } = 0.97;

    public (double B, double G, double R) Iris { get; init; } = (70, 95, 95);

    public (double B, double G, double R) Sclera { get; init; } = (180, 195, 220);

    public (double B, double G, double R) PupilColour { get; init; } = (40, 60, 110);

    public (double B, double G, double R) Around { get; init; } = (95, 120, 170);

    /// <summary>How bright the middle of the pupil is beside its edge.</summary>
    public double Glow { get; init; } = 1;

    /// <summary>Half height of the opening between the lids.</summary>
    public double Opening { get; init; } = 0.45;

    /// <summary>Radius of the microscope's field; beyond it is black.</summary>
    public double Field { get; init; } = 9;

    /// <summary>How quickly the light falls off from its middle.</summary>
    public double FallOff { get; init; } = 0.5;

    public double Light { get; init; } = 1;

    /// <summary>What light and camera do to blue, green and red.</summary>
    public (double B, double G, double R) Cast { get; init; } = (1, 1, 1);

    public int Instruments { get; init; } = 1;

    public int Reflexes { get; init; } = 3;

    public int Blood { get; init; }

    public int Bubbles { get; init; }

    public double Blur { get; init; }

    public bool IsGrey { get; init; }

    /// <summary>Coded in so few rows, and coarsely; null for the picture's own.</summary>
    public int? CodedRows { get; init; }
}
