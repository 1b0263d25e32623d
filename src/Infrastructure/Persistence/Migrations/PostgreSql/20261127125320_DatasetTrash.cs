using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Regressor.Infrastructure.Persistence.Migrations.PostgreSql
{
    /// <inheritdoc />
    public partial class DatasetTrash : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<DateTimeOffset>(
                name: "DeletedAt",
                table: "Datasets",
                type: "timestamp with time zone",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "FormerSlug",
                table: "Datasets",
                type: "character varying(80)",
                maxLength: 80,
                nullable: true);

            // The other servers must forget a dataset that was moved to the trash.
            migrationBuilder.Sql(TriggerAfter("UPDATE OF \"ActiveModelVersion\", \"DeletedAt\" OR DELETE"));
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.Sql(TriggerAfter("UPDATE OF \"ActiveModelVersion\" OR DELETE"));

            migrationBuilder.DropColumn(
                name: "DeletedAt",
                table: "Datasets");

            migrationBuilder.DropColumn(
                name: "FormerSlug",
                table: "Datasets");
        }

        private static string TriggerAfter(string events) =>
            $"""
            DROP TRIGGER regressor_tell_active_model ON "Datasets";
            CREATE TRIGGER regressor_tell_active_model AFTER {events} ON "Datasets" FOR EACH ROW EXECUTE FUNCTION regressor_tell_active_model();
            """;
    }
}
