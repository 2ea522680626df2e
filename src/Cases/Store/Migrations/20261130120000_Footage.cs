using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Surgical.Cases.Store.Migrations
{
    /// <inheritdoc />
    public partial class Footage : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<string>(
                name: "Footage",
                table: "events",
                type: "TEXT",
                nullable: true);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropColumn(
                name: "Footage",
                table: "events");
        }
    }
}
