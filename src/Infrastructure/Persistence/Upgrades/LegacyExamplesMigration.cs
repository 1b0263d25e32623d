using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage;
using Regressor.Domain.Datasets;
using Regressor.Infrastructure.Persistence.Examples;
using Regressor.Infrastructure.Persistence.Sqlite;

namespace Regressor.Infrastructure.Persistence.Upgrades;

/// <summary>
/// Splits the table in which the first versions kept the examples of all datasets, with values as JSON lists. Each dataset gets its own.
/// </summary>
internal static class LegacyExamplesMigration
{
    /// <summary>Name that the shared table has after the migration that retires it.</summary>
    private const string Name = "\"SharedExamples\"";

    public static async Task SplitAsync(RegressorDbContext context, CancellationToken cancellationToken)
    {
        if (await context.Database.SqlQueryRaw<int>("SELECT COUNT(*) AS Value FROM sqlite_master WHERE name = 'SharedExamples'").SingleAsync(cancellationToken) == 0) return;
        await using var transaction = await context.Database.BeginTransactionAsync(cancellationToken);
        foreach (var dataset in await context.Datasets.ToListAsync(cancellationToken)) await MoveAsync(context, dataset, cancellationToken);
        await context.SaveChangesAsync(cancellationToken);
        await ExecuteAsync(context, $"DROP TABLE {Name}", null, cancellationToken);
        await transaction.CommitAsync(cancellationToken);
    }

    private static async Task MoveAsync(RegressorDbContext context, Dataset dataset, CancellationToken cancellationToken)
    {
        var table = new ExampleTable(dataset, new SqliteDialect());
        await ExecuteAsync(context, table.Create(), null, cancellationToken);
        int number = 0, category = 0;
        var x = dataset.Inputs.Select(input => input.Type == ColumnTypes.Numeric ? $"\"Numbers\" ->> {number++}" : $"\"Categories\" ->> {category++}");
        var moved = await ExecuteAsync(
            context,
            $"INSERT INTO {table.Name} ({table.AllColumns}) SELECT \"Id\", {string.Join(", ", x)}, \"Y\", \"SplitPosition\", NULL, \"CreatedAt\" FROM {Name} WHERE \"DatasetId\" = @id",
            dataset.Id,
            cancellationToken);
        dataset.ExamplesChanged(moved);
    }

    private static async Task<int> ExecuteAsync(RegressorDbContext context, string sql, Guid? id, CancellationToken cancellationToken)
    {
        await using var command = context.Database.GetDbConnection().CreateCommand();
        command.Transaction = context.Database.CurrentTransaction!.GetDbTransaction();
        command.CommandText = sql;
        if (id is not null)
        {
            var parameter = command.CreateParameter();
            (parameter.ParameterName, parameter.Value) = ("@id", id);
            command.Parameters.Add(parameter);
        }

        return await command.ExecuteNonQueryAsync(cancellationToken);
    }
}
