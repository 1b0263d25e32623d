using Microsoft.EntityFrameworkCore;
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
        await AddSingleAsync(examples.Single, cancellationToken);
        foreach (var (dataset, many) in examples.Many)
        {
            await LockAsync(context, dialect, dataset.Id, dialect.Keep, cancellationToken);
            var connection = context.Database.GetDbConnection();
            var added = await dialect.InsertManyAsync(connection, new ExampleTable(dataset.Id, dialect), dataset.Inputs, many, cancellationToken);
            await CountAsync(context, dataset.Id, added, cancellationToken);
        }
    }

    /// <summary>Stores examples one by one, each of which learns its id.</summary>
    public async Task AddSingleAsync(IReadOnlyList<Example> examples, CancellationToken cancellationToken)
    {
        foreach (var one in examples.GroupBy(example => example.DatasetId))
        {
            await CountAsync(context, one.Key, one.Count(), cancellationToken);
            await InsertAsync([.. one], cancellationToken);
        }
    }

    /// <summary>The dataset has so many more examples, and others than before. Where the database locks rows, whoever comes next waits.</summary>
    /// <exception cref="Domain.DomainException">The dataset is gone.</exception>
    public static async Task CountAsync(RegressorDbContext context, Guid datasetId, int added, CancellationToken cancellationToken)
    {
        var found = await context.Database.ExecuteSqlAsync(
            $"""UPDATE "Datasets" SET "ExampleCount" = "ExampleCount" + {added}, "Revision" = "Revision" + 1 WHERE "Id" = {datasetId}""", cancellationToken);
        if (found == 0) throw StorageErrors.DatasetGone();
    }

    /// <summary>
    /// Has the dataset stay until the end of the transaction. Whoever writes its examples begins with this, as whoever deletes it does: they
    /// would wait for one another for ever if one took the row first and another the table.
    /// </summary>
    /// <param name="context">In a transaction.</param>
    /// <param name="dialect">Of its database.</param>
    /// <param name="datasetId">The dataset.</param>
    /// <param name="how"><see cref="SqlDialect.Keep"/> or <see cref="SqlDialect.Hold"/>.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <exception cref="Domain.DomainException">The dataset is gone.</exception>
    public static async Task LockAsync(RegressorDbContext context, SqlDialect dialect, Guid datasetId, string how, CancellationToken cancellationToken)
    {
        await using var sql = await ExampleSql.NewAsync(context, dialect, cancellationToken);
        sql.Add("SELECT 1 FROM \"Datasets\" WHERE \"Id\" = ").Parameter(datasetId).Add(how);
        if (await sql.ScalarAsync(cancellationToken) is null) throw StorageErrors.DatasetGone();
    }

    private async Task InsertAsync(List<Example> examples, CancellationToken cancellationToken)
    {
        var first = examples[0];
        await using var sql = await ExampleSql.NewAsync(context, dialect, cancellationToken);
        sql.Add($"INSERT INTO {new ExampleTable(first.DatasetId, dialect).Name} ({ExampleTable.WrittenColumns(first.X.Count)}) VALUES (")
            .Parameters(ExampleTable.WrittenValues(first)).Add($") RETURNING {ExampleTable.Id}");
        foreach (var example in examples) example.Stored((long)(await sql.With(ExampleTable.WrittenValues(example)).ScalarAsync(cancellationToken))!);
    }

    private async Task ExecuteAsync(string text, CancellationToken cancellationToken)
    {
        await using var sql = await ExampleSql.NewAsync(context, dialect, cancellationToken);
        await sql.Add(text).ExecuteAsync(cancellationToken);
    }
}
