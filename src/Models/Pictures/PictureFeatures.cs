namespace Surgical.Models.Pictures;

/// <summary>What a decoder gets of a question's pictures.</summary>
/// <param name="Values">[pictures x tokens of an image x hidden]; not to be written to.</param>
/// <param name="Time">Of the vision tower; zero where it was not needed.</param>
/// <param name="Kept">Pictures whose features were kept from before.</param>
internal sealed record PictureFeatures(float[] Values, TimeSpan Time, int Kept);
