using System.Data.Common;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage;
using Regressor.Domain.Datasets;

namespace Regressor.Infrastructure.Persistence.Examples;

internal sealed class SqlExampleStore(RegressorDbContext context, SqlDialect dialect) : IExampleStore
{
    public Task CreateAsync(Dataset dataset, CancellationToken cancellationToken) =>
        ExecuteAsync(new ExampleTable(dataset.Id, dialect).Create(dataset.Inputs), cancellationToken);

    public Task DropAsync(Dataset dataset, CancellationToken cancellationToken) =>
        ExecuteAsync(new ExampleTable(dataset.Id, dialect).Drop(), cancellationToken);

    public async Task AddAsync(PendingExamples examples, CancellationToken cancellationToken)
    {
        foreach (var one in examples.Single.GroupBy(example => example.DatasetId))
        {
            await CountAsync(context, one.Key, one.Count(), cancellationToken);
            foreach (var example in one) await InsertAsync(example, cancellationToken);
        }

        foreach (var (dataset, many) in examples.Many)
        {
            // First without a number, because it locks the dataset; the number is known only afterwards.
            await CountAsync(context, dataset.Id, 0, cancellationToken);
            var connection = context.Database.GetDbConnection();
            var added = await dialect.InsertManyAsync(connection, new ExampleTable(dataset.Id, dialect), dataset.Inputs, many, cancellationToken);
            await context.Datasets.Where(stored => stored.Id == dataset.Id)
                .ExecuteUpdateAsync(set => set.SetProperty(stored => stored.ExampleCount, stored => stored.ExampleCount + added), cancellationToken);
        }
    }

    /// <summary>The dataset has so many more examples, and others than before. Where the database locks rows, whoever comes next waits.</summary>
    /// <exception cref="Domain.DomainException">The dataset is gone.</exception>
    public static async Task CountAsync(RegressorDbContext context, Guid datasetId, int added, CancellationToken cancellationToken)
    {
        var found = await context.Datasets.Where(dataset => dataset.Id == datasetId).ExecuteUpdateAsync(
            set => set
                .SetProperty(dataset => dataset.ExampleCount, dataset => dataset.ExampleCount + added)
                .SetProperty(dataset => dataset.Revision, dataset => dataset.Revision + 1),
            cancellationToken);
        if (found == 0) throw StorageErrors.DatasetGone();
    }

    private async Task InsertAsync(Example example, CancellationToken cancellationToken)
    {
        await using var command = NewCommand();
        var insert = new ExampleSql(command, dialect)
            .Add($"INSERT INTO {new ExampleTable(example.DatasetId, dialect).Name} ({ExampleTable.WrittenColumns(example.X.Count)}) VALUES (");
        foreach (var value in example.X) insert.Parameter(value.Number is { } number ? number : value.Category).Add(", ");
        insert.Parameter(example.Y).Add(", ").Parameter(example.SplitPosition).Add(", ").Parameter(example.Exclusion).Add(", ")
            .Parameter(example.CreatedAt.UtcTicks).Add($") RETURNING {ExampleTable.Id}");
        example.Stored((long)(await insert.Build().ExecuteScalarAsync(cancellationToken))!);
    }

    private async Task ExecuteAsync(string sql, CancellationToken cancellationToken)
    {
        await using var command = NewCommand();
        await new ExampleSql(command, dialect).Add(sql).Build().ExecuteNonQueryAsync(cancellationToken);
    }

    private DbCommand NewCommand()
    {
        var command = context.Database.GetDbConnection().CreateCommand();
        command.Transaction = context.Database.CurrentTransaction?.GetDbTransaction();
        return command;
    }
}
