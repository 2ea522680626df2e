namespace Surgical.Capture;

/// <summary>Tags of TIFF that say how its pixels are stored.</summary>
internal enum TiffTag
{
    Width = 256,
    Height = 257,
    BitsPerSample = 258,
    Compression = 259,
    Photometric = 262,
    StripOffsets = 273,
    SamplesPerPixel = 277,
    RowsPerStrip = 278,
    StripLengths = 279,
    Planes = 284,
    TileWidth = 322,
    SampleFormat = 339,
}
