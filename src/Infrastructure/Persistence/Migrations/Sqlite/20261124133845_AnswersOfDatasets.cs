using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Regressor.Infrastructure.Persistence.Migrations.Sqlite
{
    /// <inheritdoc />
    public partial class AnswersOfDatasets : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            // Not as a foreign key of its own: for that the whole table would be made anew, outside of any transaction.
            migrationBuilder.Sql(
                "ALTER TABLE \"Requests\" ADD COLUMN \"DatasetId\" TEXT NULL CONSTRAINT \"FK_Requests_Datasets_DatasetId\" REFERENCES \"Datasets\" (\"Id\") ON DELETE CASCADE");

            migrationBuilder.CreateIndex(
                name: "IX_Requests_DatasetId",
                table: "Requests",
                column: "DatasetId");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropForeignKey(
                name: "FK_Requests_Datasets_DatasetId",
                table: "Requests");

            migrationBuilder.DropIndex(
                name: "IX_Requests_DatasetId",
                table: "Requests");

            migrationBuilder.DropColumn(
                name: "DatasetId",
                table: "Requests");
        }
    }
}
