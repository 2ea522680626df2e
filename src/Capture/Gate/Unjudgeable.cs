namespace Surgical.Capture;

/// <summary>Why a frame is not worth a question: nobody, and no model, could judge it.</summary>
public enum Unjudgeable
{
    /// <summary>Mean luma below the gate's least.</summary>
    TooDark,

    /// <summary>Mean luma above the gate's greatest.</summary>
    TooBright,

    /// <summary>Pixel-identical to the frames before it for two seconds.</summary>
    Frozen,

    /// <summary>One flat colour: no picture reached us.</summary>
    NoPicture,

    /// <summary>So blurred that no structure is left; a frame merely out of focus is not meant.</summary>
    Blurred,

    /// <summary>The file is damaged here: the picture is not whole, or rests on one that is not.</summary>
    Damaged,

    /// <summary>Another picture than that of an eye: a test card, a title, a screen, a cloth, a lamp.</summary>
    NotAnEye,
}
