using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Surgical.Cases.Store.Migrations.Postgres
{
    /// <inheritdoc />
    public partial class Moments : Migration
    {
        private static readonly string[] NewColumns = ["Moment", "Settlement", "Withdrawal", "About"];

        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            foreach (var column in NewColumns)
            {
                migrationBuilder.AddColumn<string>(
                    name: column,
                    table: "events",
                    type: "text",
                    nullable: true,
                    collation: "C");
            }

            migrationBuilder.CreateIndex(
                name: "IX_events_CaseId_About",
                table: "events",
                columns: new[] { "CaseId", "About" });
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "IX_events_CaseId_About",
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
