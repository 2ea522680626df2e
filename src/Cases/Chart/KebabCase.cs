using System.Text.Json;
using System.Text.Json.Serialization;

namespace Surgical.Cases.Chart;

/// <summary>Writes an enum's names as `key-frame`, the spelling of every choice on the wire.</summary>
public sealed class KebabCase<TEnum>() : JsonStringEnumConverter<TEnum>(JsonNamingPolicy.KebabCaseLower)
    where TEnum : struct, Enum;
