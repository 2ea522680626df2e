using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Surgical.Cases.Store.Migrations
{
    /// <inheritdoc />
    public partial class Deletions : Migration
    {
        // Which column of a table names the case.
        private static readonly (string Table, string Case)[] Tables =
            [("cases", "Id"), ("videos", "CaseId"), ("events", "CaseId"), ("answers", "CaseId")];

        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateTable(
                name: "deletions",
                columns: table => new
                {
                    CaseId = table.Column<string>(type: "TEXT", nullable: false),
                    At = table.Column<DateTimeOffset>(type: "TEXT", nullable: false)
                },
                constraints: table => table.PrimaryKey("PK_deletions", x => x.CaseId));

            migrationBuilder.CreateTable(
                name: "removed_samples",
                columns: table => new
                {
                    Name = table.Column<string>(type: "TEXT", nullable: false)
                },
                constraints: table => table.PrimaryKey("PK_removed_samples", x => x.Name));

            // Rows are added and never changed; they go with the whole case alone, once its deletion is written down.
            foreach (var (table, caseId) in Tables)
            {
                migrationBuilder.Sql($"""
                    DROP TRIGGER {table}_refuse_delete;
                    CREATE TRIGGER {table}_refuse_delete BEFORE DELETE ON {table}
                    WHEN NOT EXISTS (SELECT 1 FROM deletions WHERE CaseId = OLD.{caseId})
                    BEGIN SELECT RAISE(ABORT, '{table} is append-only'); END;
                    """);
            }
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            foreach (var (table, _) in Tables)
            {
                migrationBuilder.Sql($"""
                    DROP TRIGGER {table}_refuse_delete;
                    CREATE TRIGGER {table}_refuse_delete BEFORE DELETE ON {table}
                    BEGIN SELECT RAISE(ABORT, '{table} is append-only'); END;
                    """);
            }

            migrationBuilder.DropTable(
                name: "deletions");

            migrationBuilder.DropTable(
                name: "removed_samples");
        }
    }
}
