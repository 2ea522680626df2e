namespace Surgical.Dashboard.Tests.Edge;

/// <summary>What a broken disk or a torn copy makes of the file of a database.</summary>
internal static class PageDamage
{
    private const int PageBytes = 4096;

    /// <summary>Damages a file in one way, drawn by chance.</summary>
    public static void Do(string database, Random random)
    {
        using var file = new FileStream(database, FileMode.Open, FileAccess.ReadWrite);
        var pages = (int)(file.Length / PageBytes);
        switch (random.Next(5))
        {
            case 0:
                Write(file, random.NextInt64(file.Length - 200), Noise(random, 200));
                break;
            case 1:
                Write(file, (long)random.Next(1, pages) * PageBytes, new byte[PageBytes]);
                break;
            case 2:
                file.SetLength(random.NextInt64(file.Length));
                break;
            case 3:
                Write(file, random.Next(16), Noise(random, 80));
                break;
            default:
                var other = Page(file, random.Next(pages));
                Write(file, (long)random.Next(1, pages) * PageBytes, other);
                break;
        }
    }

    private static byte[] Noise(Random random, int length)
    {
        var noise = new byte[length];
        random.NextBytes(noise);
        return noise;
    }

    // A page that was written to the place of another.
    private static byte[] Page(FileStream file, int number)
    {
        var page = new byte[PageBytes];
        file.Seek((long)number * PageBytes, SeekOrigin.Begin);
        file.ReadExactly(page);
        return page;
    }

    private static void Write(FileStream file, long at, byte[] bytes)
    {
        file.Seek(at, SeekOrigin.Begin);
        file.Write(bytes);
    }
}
