namespace Surgical.Soak.Footage;

/// <summary>Numbers of pictures in few words.</summary>
internal static class Runs
{
    /// <summary>"0-66 69 73-149", in the order in which they are shown; ? where one cannot be read.</summary>
    public static string Of(IEnumerable<ShownPicture> pictures)
    {
        var runs = new List<(int? First, int? Last)>();
        foreach (var number in pictures.Select(picture => picture.Number))
        {
            if (runs.Count > 0 && (runs[^1].Last + 1 == number || (runs[^1].Last is null && number is null)))
            {
                runs[^1] = (runs[^1].First, number);
            }
            else
            {
                runs.Add((number, number));
            }
        }

        return string.Join(' ', runs.Select(run =>
            run.First is null ? "?" : run.First == run.Last ? $"{run.First}" : $"{run.First}-{run.Last}"));
    }
}
