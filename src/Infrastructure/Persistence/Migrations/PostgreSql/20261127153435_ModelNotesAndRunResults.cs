using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Regressor.Infrastructure.Persistence.Migrations.PostgreSql
{
    /// <inheritdoc />
    public partial class ModelNotesAndRunResults : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<string>(
                name: "Failure",
                table: "TrainingRuns",
                type: "text",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "Result",
                table: "TrainingRuns",
                type: "text",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "Note",
                table: "Models",
                type: "character varying(200)",
                maxLength: 200,
                nullable: true);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropColumn(
                name: "Failure",
                table: "TrainingRuns");

            migrationBuilder.DropColumn(
                name: "Result",
                table: "TrainingRuns");

            migrationBuilder.DropColumn(
                name: "Note",
                table: "Models");
        }
    }
}
