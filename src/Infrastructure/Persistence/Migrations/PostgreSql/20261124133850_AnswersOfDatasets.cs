using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Regressor.Infrastructure.Persistence.Migrations.PostgreSql
{
    /// <inheritdoc />
    public partial class AnswersOfDatasets : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<Guid>(
                name: "DatasetId",
                table: "Requests",
                type: "uuid",
                nullable: true);

            migrationBuilder.CreateIndex(
                name: "IX_Requests_DatasetId",
                table: "Requests",
                column: "DatasetId");

            migrationBuilder.AddForeignKey(
                name: "FK_Requests_Datasets_DatasetId",
                table: "Requests",
                column: "DatasetId",
                principalTable: "Datasets",
                principalColumn: "Id",
                onDelete: ReferentialAction.Cascade);
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
