using System;
using Microsoft.EntityFrameworkCore.Migrations;
using Npgsql.EntityFrameworkCore.PostgreSQL.Metadata;
using Regressor.Infrastructure.Persistence.PostgreSql;

#nullable disable

namespace Regressor.Infrastructure.Persistence.Migrations.PostgreSql
{
    /// <inheritdoc />
    public partial class Replicas : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<int>(
                name: "Attempt",
                table: "TrainingRuns",
                type: "integer",
                nullable: false,
                defaultValue: 0);

            migrationBuilder.AddColumn<int>(
                name: "Beats",
                table: "TrainingRuns",
                type: "integer",
                nullable: false,
                defaultValue: 0);

            migrationBuilder.AddColumn<string>(
                name: "Worker",
                table: "TrainingRuns",
                type: "character varying(100)",
                maxLength: 100,
                nullable: true);

            migrationBuilder.CreateTable(
                name: "Checkpoints",
                columns: table => new
                {
                    DatasetId = table.Column<Guid>(type: "uuid", nullable: false),
                    Version = table.Column<int>(type: "integer", nullable: false),
                    Content = table.Column<byte[]>(type: "bytea", nullable: false),
                    WrittenAt = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Checkpoints", x => new { x.DatasetId, x.Version });
                    table.ForeignKey(
                        name: "FK_Checkpoints_Models_DatasetId_Version",
                        columns: x => new { x.DatasetId, x.Version },
                        principalTable: "Models",
                        principalColumns: new[] { "DatasetId", "Version" },
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "CookieKeys",
                columns: table => new
                {
                    Id = table.Column<int>(type: "integer", nullable: false)
                        .Annotation("Npgsql:ValueGenerationStrategy", NpgsqlValueGenerationStrategy.IdentityByDefaultColumn),
                    FriendlyName = table.Column<string>(type: "text", nullable: true),
                    Xml = table.Column<string>(type: "text", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_CookieKeys", x => x.Id);
                });

            // Every process that serves predictions hears of another active version, whichever process or tool made it so.
            migrationBuilder.Sql(
                $"""
                CREATE FUNCTION regressor_tell_active_model() RETURNS trigger LANGUAGE plpgsql AS $$
                BEGIN
                    PERFORM pg_notify('{ActiveModelListener.Channel}', OLD."Slug");
                    RETURN NULL;
                END $$;
                CREATE TRIGGER regressor_tell_active_model AFTER UPDATE OF "ActiveModelVersion" OR DELETE ON "Datasets"
                    FOR EACH ROW EXECUTE FUNCTION regressor_tell_active_model();
                """);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.Sql("DROP TRIGGER regressor_tell_active_model ON \"Datasets\"; DROP FUNCTION regressor_tell_active_model()");

            migrationBuilder.DropTable(
                name: "Checkpoints");

            migrationBuilder.DropTable(
                name: "CookieKeys");

            migrationBuilder.DropColumn(
                name: "Attempt",
                table: "TrainingRuns");

            migrationBuilder.DropColumn(
                name: "Beats",
                table: "TrainingRuns");

            migrationBuilder.DropColumn(
                name: "Worker",
                table: "TrainingRuns");
        }
    }
}
