using System;
using Microsoft.EntityFrameworkCore.Migrations;
using Npgsql.EntityFrameworkCore.PostgreSQL.Metadata;

#nullable disable

namespace Surgical.Cases.Store.Migrations.Postgres
{
    /// <inheritdoc />
    public partial class FirstPostgres : Migration
    {
        private const string OfDeleted = """EXISTS (SELECT 1 FROM deletions WHERE "CaseId" = OLD."CaseId")""";

        private const string OfErased = """
            EXISTS (
                SELECT 1 FROM events
                WHERE "CaseId" = OLD."CaseId" AND "Number" = OLD."Number" AND "ErasedAt" IS NOT NULL)
            """;

        private const string Unemptied = """
            WHEN (NOT (OLD."ErasedAt" IS NULL AND NEW."ErasedAt" IS NOT NULL
                AND NEW."CaseId" = OLD."CaseId" AND NEW."Number" = OLD."Number"
                AND NEW."Kind" = OLD."Kind" AND NEW."At" = OLD."At"
                AND NEW."Picture" IS NULL AND NEW."Phases" IS NULL AND NEW."Message" IS NULL
                AND NEW."Model" IS NOT DISTINCT FROM OLD."Model" AND NEW."Footage" IS NOT DISTINCT FROM OLD."Footage"
                AND NEW."Erases" IS NOT DISTINCT FROM OLD."Erases"))
            """;

        // When the rows of a table may go.
        private static readonly (string Table, string Gone)[] Tables =
        [
            ("cases", """EXISTS (SELECT 1 FROM deletions WHERE "CaseId" = OLD."Id")"""),
            ("videos", OfDeleted),
            ("events", OfDeleted),
            ("answers", $"{OfDeleted} OR {OfErased}"),
        ];

        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateTable(
                name: "cases",
                columns: table => new
                {
                    Sequence = table.Column<long>(type: "bigint", nullable: false)
                        .Annotation("Npgsql:ValueGenerationStrategy", NpgsqlValueGenerationStrategy.IdentityByDefaultColumn),
                    Id = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    Name = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    IsSample = table.Column<bool>(type: "boolean", nullable: false),
                    CreatedAt = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    OriginalSha256 = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    OriginalBytes = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_cases", x => x.Sequence);
                    table.UniqueConstraint("AK_cases_Id", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "deletions",
                columns: table => new
                {
                    CaseId = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    At = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table => table.PrimaryKey("PK_deletions", x => x.CaseId));

            migrationBuilder.CreateTable(
                name: "removed_samples",
                columns: table => new
                {
                    Name = table.Column<string>(type: "text", nullable: false, collation: "C")
                },
                constraints: table => table.PrimaryKey("PK_removed_samples", x => x.Name));

            migrationBuilder.CreateTable(
                name: "events",
                columns: table => new
                {
                    CaseId = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    Number = table.Column<long>(type: "bigint", nullable: false),
                    Kind = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    At = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    KeyFrame = table.Column<string>(type: "text", nullable: true, collation: "C"),
                    Picture = table.Column<string>(type: "text", nullable: true, collation: "C"),
                    Phases = table.Column<string>(type: "text", nullable: true, collation: "C"),
                    Model = table.Column<string>(type: "text", nullable: true, collation: "C"),
                    Message = table.Column<string>(type: "text", nullable: true, collation: "C"),
                    Correction = table.Column<string>(type: "text", nullable: true, collation: "C"),
                    Path = table.Column<string>(type: "text", nullable: true, collation: "C"),
                    Footage = table.Column<string>(type: "text", nullable: true, collation: "C"),
                    Erases = table.Column<string>(type: "text", nullable: true, collation: "C"),
                    Author = table.Column<string>(type: "text", nullable: true, collation: "C"),
                    ClientId = table.Column<string>(type: "text", nullable: true, collation: "C"),
                    ErasedAt = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_events", x => new { x.CaseId, x.Number });
                    table.ForeignKey(
                        name: "FK_events_cases_CaseId",
                        column: x => x.CaseId,
                        principalTable: "cases",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "videos",
                columns: table => new
                {
                    CaseId = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    Transcoded = table.Column<bool>(type: "boolean", nullable: false),
                    Width = table.Column<int>(type: "integer", nullable: false),
                    Height = table.Column<int>(type: "integer", nullable: false),
                    FramesPerSecond = table.Column<double>(type: "double precision", nullable: false),
                    DurationSeconds = table.Column<double>(type: "double precision", nullable: false),
                    FrameCount = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_videos", x => x.CaseId);
                    table.ForeignKey(
                        name: "FK_videos_cases_CaseId",
                        column: x => x.CaseId,
                        principalTable: "cases",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "answers",
                columns: table => new
                {
                    CaseId = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    Number = table.Column<long>(type: "bigint", nullable: false),
                    InputSha256 = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    System = table.Column<string>(type: "text", nullable: true, collation: "C"),
                    Prompt = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    Parameters = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    ModelDigest = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    Reply = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    End = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    PromptTokens = table.Column<int>(type: "integer", nullable: false),
                    ReplyTokens = table.Column<int>(type: "integer", nullable: false),
                    MeanLogProbability = table.Column<double>(type: "double precision", nullable: true),
                    Times = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    Parse = table.Column<string>(type: "text", nullable: false, collation: "C")
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_answers", x => new { x.CaseId, x.Number });
                    table.ForeignKey(
                        name: "FK_answers_events_CaseId_Number",
                        columns: x => new { x.CaseId, x.Number },
                        principalTable: "events",
                        principalColumns: new[] { "CaseId", "Number" },
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateIndex(
                name: "IX_events_CaseId_Picture",
                table: "events",
                columns: new[] { "CaseId", "Picture" });

            migrationBuilder.CreateIndex(
                name: "IX_events_CaseId_ClientId",
                table: "events",
                columns: new[] { "CaseId", "ClientId" },
                unique: true);

            // Rows are added and never changed; they go with the whole case alone, once its deletion is written down.
            // What an event said can be emptied, once; number, kind and time stay. What was asked and replied goes along.
            migrationBuilder.Sql("""
                CREATE FUNCTION surgical_refuse() RETURNS trigger LANGUAGE plpgsql AS $$
                BEGIN RAISE EXCEPTION '% is append-only', TG_TABLE_NAME; END $$;
                """);
            foreach (var (table, gone) in Tables)
            {
                migrationBuilder.Sql($"""
                    CREATE TRIGGER {table}_refuse_update BEFORE UPDATE ON {table}
                    FOR EACH ROW {(table == "events" ? Unemptied : "")} EXECUTE FUNCTION surgical_refuse();
                    CREATE TRIGGER {table}_refuse_truncate BEFORE TRUNCATE ON {table}
                    FOR EACH STATEMENT EXECUTE FUNCTION surgical_refuse();
                    CREATE FUNCTION {table}_refuse_delete() RETURNS trigger LANGUAGE plpgsql AS $$
                    BEGIN
                        IF NOT ({gone}) THEN RAISE EXCEPTION '{table} is append-only'; END IF;
                        RETURN OLD;
                    END $$;
                    CREATE TRIGGER {table}_refuse_delete BEFORE DELETE ON {table}
                    FOR EACH ROW EXECUTE FUNCTION {table}_refuse_delete();
                    """);
            }
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            foreach (var (table, _) in Tables.Reverse())
            {
                migrationBuilder.DropTable(name: table);
            }

            migrationBuilder.DropTable(name: "deletions");
            migrationBuilder.DropTable(name: "removed_samples");
            foreach (var (table, _) in Tables)
            {
                migrationBuilder.Sql($"DROP FUNCTION {table}_refuse_delete();");
            }

            migrationBuilder.Sql("DROP FUNCTION surgical_refuse();");
        }
    }
}
