namespace Surgical.Capture;

/// <summary>The pictures of a folder, by their names.</summary>
public static class PictureFiles
{
    private static readonly string[] Extensions = [".png", ".jpg", ".jpeg", ".gif", ".webp", ".tif", ".tiff"];

    /// <summary>
    /// Paths of the pictures in natural order of their names; hidden files and subfolders are left out.
    /// </summary>
    /// <exception cref="CaptureException">The folder cannot be read.</exception>
    public static IReadOnlyList<string> List(string folder)
    {
        try
        {
            var pictures = Directory.EnumerateFiles(folder).Where(IsPicture);
            return [.. pictures.OrderBy(Path.GetFileName, NaturalOrder.Instance)];
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            throw new CaptureException($"The folder '{folder}' cannot be read: {failure.Message}", failure);
        }
    }

    /// <summary>
    /// Whether a file has the name of a picture. What some systems leave beside one is hidden: "._eye1.png".
    /// </summary>
    public static bool IsPicture(string file) =>
        Extensions.Contains(Path.GetExtension(file), StringComparer.OrdinalIgnoreCase)
        && !Path.GetFileName(file).StartsWith('.');
}
