using Microsoft.EntityFrameworkCore;
using Regressor.Domain.Datasets;

namespace Regressor.Infrastructure.Persistence.Examples;

internal sealed class SqlExampleStore(RegressorDbContext context, SqlDialect dialect, DatasetRows rows) : IExampleStore
{
    public Task CreateAsync(Dataset dataset, CancellationToken cancellationToken) =>
        ExecuteAsync(new ExampleTable(dataset.Id, dialect).Create(dataset.Columns), cancellationToken);

    public Task DropAsync(Dataset dataset, CancellationToken cancellationToken) =>
        ExecuteAsync(new ExampleTable(dataset.Id, dialect).Drop(), cancellationToken);

    public async Task AddAsync(PendingExamples examples, CancellationToken cancellationToken)
    {
        await AddSingleAsync(examples.Single, cancellationToken);
        foreach (var (dataset, many) in examples.Many)
        {
            await rows.LockAsync(dataset.Id, dialect.Keep, cancellationToken);
            var connection = context.Database.GetDbConnection();
            var added = await dialect.InsertManyAsync(connection, new ExampleTable(dataset.Id, dialect), dataset.Columns, many, cancellationToken);
            await rows.CountAsync(dataset.Id, added, cancellationToken);
        }
    }

    /// <summary>Stores examples one by one, each of which learns its id.</summary>
    public async Task AddSingleAsync(IReadOnlyList<Example> examples, CancellationToken cancellationToken)
    {
        // In an order that all keep: else two servers could wait for one another's rows.
        foreach (var one in examples.GroupBy(example => example.DatasetId).OrderBy(one => one.Key))
        {
            await rows.CountAsync(one.Key, one.Count(), cancellationToken);
            await InsertAsync([.. one], cancellationToken);
        }
    }

    private async Task InsertAsync(List<Example> examples, CancellationToken cancellationToken)
    {
        var first = examples[0];
        await using var sql = await ExampleSql.NewAsync(context, dialect, cancellationToken);
        sql.Add($"INSERT INTO {new ExampleTable(first.DatasetId, dialect).Name} ({ExampleTable.WrittenColumns(first)}) VALUES (")
            .Parameters(ExampleTable.WrittenValues(first)).Add($") RETURNING {ExampleTable.Id}");
        foreach (var example in examples) example.Stored((long)(await sql.With(ExampleTable.WrittenValues(example)).ScalarAsync(cancellationToken))!);
    }

    private async Task ExecuteAsync(string text, CancellationToken cancellationToken)
    {
        await using var sql = await ExampleSql.NewAsync(context, dialect, cancellationToken);
        await sql.Add(text).ExecuteAsync(cancellationToken);
    }
}
