using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Regressor.Infrastructure.Persistence.Migrations.PostgreSql
{
    /// <summary>
    /// Drops the indexes of sorted lists, which are made again when they are needed: those of texts would refuse the longer texts that a column may hold now.
    /// </summary>
    public partial class LongTexts : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder) => migrationBuilder.Sql(
            """
            DO $$
            DECLARE found record;
            BEGIN
                FOR found IN SELECT schemaname, indexname FROM pg_indexes WHERE schemaname = current_schema() AND indexname LIKE 'Sort\_%' LOOP
                    EXECUTE format('DROP INDEX %I.%I', found.schemaname, found.indexname);
                END LOOP;
            END $$;
            """);

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
        }
    }
}
