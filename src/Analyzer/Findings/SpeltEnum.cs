using System.Text.Json.Serialization;

namespace Surgical.Analyzer.Findings;

/// <summary>Writes a choice in the spelling that stands beside each of its names, and reads nothing else.</summary>
internal sealed class SpeltEnum<TEnum>() : JsonStringEnumConverter<TEnum>(namingPolicy: null, allowIntegerValues: false)
    where TEnum : struct, Enum;
