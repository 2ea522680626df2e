using Microsoft.EntityFrameworkCore.Storage.ValueConversion;
using Surgical.Cases.Store.Tables;

namespace Surgical.Cases.Store.Postgres;

/// <summary>Times to the microsecond and in UTC, in which PostgreSQL holds them; it would round some up.</summary>
internal sealed class KeptTime() : ValueConverter<DateTimeOffset, DateTimeOffset>(
    time => StoreClock.Stored(time.ToUniversalTime()), kept => kept);
