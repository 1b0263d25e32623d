using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Regressor.Infrastructure.Persistence.Migrations.PostgreSql
{
    /// <inheritdoc />
    public partial class DecisionCosts : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<string>(
                name: "Costs",
                table: "Datasets",
                type: "text",
                nullable: true);

            // The other servers must decide by the new costs.
            migrationBuilder.Sql(TriggerAfter("UPDATE OF \"ActiveModelVersion\", \"DeletedAt\", \"Costs\" OR DELETE"));
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.Sql(TriggerAfter("UPDATE OF \"ActiveModelVersion\", \"DeletedAt\" OR DELETE"));

            migrationBuilder.DropColumn(
                name: "Costs",
                table: "Datasets");
        }

        private static string TriggerAfter(string events) =>
            $"""
            DROP TRIGGER regressor_tell_active_model ON "Datasets";
            CREATE TRIGGER regressor_tell_active_model AFTER {events} ON "Datasets" FOR EACH ROW EXECUTE FUNCTION regressor_tell_active_model();
            """;
    }
}
