using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Surgical.Cases.Store.Migrations
{
    /// <inheritdoc />
    public partial class Authors : Migration
    {
        private static readonly string[] NewColumns = ["Author", "ClientId", "Erases"];

        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            foreach (var column in NewColumns)
            {
                migrationBuilder.AddColumn<string>(
                    name: column,
                    table: "events",
                    type: "TEXT",
                    nullable: true);
            }

            migrationBuilder.AddColumn<DateTimeOffset>(
                name: "ErasedAt",
                table: "events",
                type: "TEXT",
                nullable: true);

            migrationBuilder.CreateIndex(
                name: "IX_events_CaseId_ClientId",
                table: "events",
                columns: new[] { "CaseId", "ClientId" },
                unique: true);

            // What an event said can be emptied, once; number, kind and time stay. What was asked and replied goes along.
            migrationBuilder.Sql("""
                DROP TRIGGER events_refuse_update;
                CREATE TRIGGER events_refuse_update BEFORE UPDATE ON events
                WHEN NOT (OLD.ErasedAt IS NULL AND NEW.ErasedAt IS NOT NULL
                    AND NEW.CaseId = OLD.CaseId AND NEW.Number = OLD.Number AND NEW.Kind = OLD.Kind AND NEW.At = OLD.At
                    AND NEW.Picture IS NULL AND NEW.Phases IS NULL AND NEW.Message IS NULL
                    AND NEW.Model IS OLD.Model AND NEW.Footage IS OLD.Footage AND NEW.Erases IS OLD.Erases)
                BEGIN SELECT RAISE(ABORT, 'events is append-only'); END;
                DROP TRIGGER answers_refuse_delete;
                CREATE TRIGGER answers_refuse_delete BEFORE DELETE ON answers
                WHEN NOT EXISTS (SELECT 1 FROM deletions WHERE CaseId = OLD.CaseId)
                    AND NOT EXISTS (
                        SELECT 1 FROM events
                        WHERE CaseId = OLD.CaseId AND Number = OLD.Number AND ErasedAt IS NOT NULL)
                BEGIN SELECT RAISE(ABORT, 'answers is append-only'); END;
                """);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.Sql("""
                DROP TRIGGER events_refuse_update;
                CREATE TRIGGER events_refuse_update BEFORE UPDATE ON events
                BEGIN SELECT RAISE(ABORT, 'events is append-only'); END;
                DROP TRIGGER answers_refuse_delete;
                CREATE TRIGGER answers_refuse_delete BEFORE DELETE ON answers
                WHEN NOT EXISTS (SELECT 1 FROM deletions WHERE CaseId = OLD.CaseId)
                BEGIN SELECT RAISE(ABORT, 'answers is append-only'); END;
                """);

            migrationBuilder.DropIndex(
                name: "IX_events_CaseId_ClientId",
                table: "events");

            migrationBuilder.DropColumn(
                name: "ErasedAt",
                table: "events");

            foreach (var column in NewColumns)
            {
                migrationBuilder.DropColumn(
                    name: column,
                    table: "events");
            }
        }
    }
}
