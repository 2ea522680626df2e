using System.Security.Cryptography;
using System.Text.Json;
using Microsoft.Data.Sqlite;
using Surgical.Analyzer;
using Surgical.Analyzer.Findings;

namespace Surgical.Benchmarks.Load;

/// <summary>
/// Fills a data folder that a server has made and left. The rows are in the words of the tables, and only in columns
/// that every version has, so that an older server gets the very same.
/// </summary>
internal static class FilledFolder
{
    private const double SecondsBetween = 3;
    private const double FramesPerSecond = 25;
    private const string At = "2026-12-01 00:00:00+00:00";

    private static readonly string Reply = string.Join(
        ' ', Enumerable.Repeat("The forceps hold the edge of the capsule while the tear is led around.", 8));

    /// <summary>Ids of the cases, in order of arrival.</summary>
    public static IReadOnlyList<string> Ids(LoadSize size) =>
        [.. Enumerable.Range(1, size.Cases).Select(number => $"{number:x16}")];

    /// <summary>Frame number of the one key frame of a case that every size has.</summary>
    public static long FirstIndex => IndexOf(2);

    /// <summary>Writes all cases, each with a file as long as its events.</summary>
    public static async Task WriteAsync(string folder, LoadSize size, CancellationToken cancellationToken)
    {
        var keyFrames = Enumerable.Range(2, size.Events - 2).ToDictionary(number => (long)number, KeyFrame);
        var video = RandomNumberGenerator.GetBytes(keyFrames.Values.Sum(json => json.Length + 300));
        await using var connection = new SqliteConnection(
            $"Data Source={Path.Combine(folder, "surgical.db")};Pooling=False");
        await connection.OpenAsync(cancellationToken);
        await using var transaction = await connection.BeginTransactionAsync(cancellationToken);
        foreach (var caseId in Ids(size))
        {
            // No two are the same footage: a list would name all others beside each.
            Convert.FromHexString(caseId).CopyTo(video, 0);
            var original = Path.Combine(folder, "cases", caseId, "original");
            Directory.CreateDirectory(Path.GetDirectoryName(original)!);
            await File.WriteAllBytesAsync(original, video, cancellationToken);
            await WriteCaseAsync(connection, caseId, video, size, cancellationToken);
            await WriteEventAsync(connection, caseId, 1, "Started", keyFrame: null, cancellationToken);
            foreach (var (number, json) in keyFrames)
            {
                await WriteEventAsync(connection, caseId, number, "KeyFrame", json, cancellationToken);
            }

            await WriteEventAsync(connection, caseId, size.Events, "Ended", keyFrame: null, cancellationToken);
        }

        await transaction.CommitAsync(cancellationToken);
    }

    private static long IndexOf(int number) => (long)((number - 2) * SecondsBetween * FramesPerSecond);

    private static string KeyFrame(int number) => JsonSerializer.Serialize(
        new KeyFrameAnalysis(
            IndexOf(number), IndexOf(number) / FramesPerSecond, KeyFrameStatus.Read, Reason: null, "incision",
            number < 50 ? "incision" : "idle", 0.9, 0.8, Reply, Reply,
            [new(FlagCode.LowConfidence, "The model is not sure of the phase.")],
            [new(StatementKind.ModelSaid, Reply, "Final Answer")], 1.5, new('0', 64), "model"),
        AnalysisJson.Options);

    private static async Task WriteCaseAsync(
        SqliteConnection connection, string caseId, byte[] video, LoadSize size, CancellationToken cancellationToken)
    {
        await using var command = connection.CreateCommand();
        command.CommandText = $"""
            INSERT INTO cases (Id, Name, IsSample, CreatedAt, OriginalSha256, OriginalBytes)
            VALUES ($case, 'case ' || $case, 0, '{At}', $sha256, $bytes);
            INSERT INTO videos (CaseId, Transcoded, Width, Height, FramesPerSecond, DurationSeconds, FrameCount)
            VALUES ($case, 0, 1920, 1080, {FramesPerSecond}, {size.Events * SecondsBetween}, {IndexOf(size.Events)});
            """;
        command.Parameters.AddWithValue("$case", caseId);
        command.Parameters.AddWithValue("$sha256", Convert.ToHexStringLower(SHA256.HashData(video)));
        command.Parameters.AddWithValue("$bytes", video.Length);
        await command.ExecuteNonQueryAsync(cancellationToken);
    }

    private static async Task WriteEventAsync(
        SqliteConnection connection, string caseId, long number, string kind, string? keyFrame,
        CancellationToken cancellationToken)
    {
        await using var command = connection.CreateCommand();
        command.CommandText = $"""
            INSERT INTO events (CaseId, Number, Kind, At, KeyFrame) VALUES ($case, $number, $kind, '{At}', $keyFrame)
            """;
        command.Parameters.AddWithValue("$case", caseId);
        command.Parameters.AddWithValue("$number", number);
        command.Parameters.AddWithValue("$kind", kind);
        command.Parameters.AddWithValue("$keyFrame", (object?)keyFrame ?? DBNull.Value);
        await command.ExecuteNonQueryAsync(cancellationToken);
    }
}
