using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Regressor.Infrastructure.Persistence.Migrations.PostgreSql
{
    /// <inheritdoc />
    public partial class NewCookieKeys : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            // Backups of earlier versions hold these keys in the clear: with them gone, none of those signs anybody in.
            migrationBuilder.Sql("DELETE FROM \"CookieKeys\"");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {

        }
    }
}
