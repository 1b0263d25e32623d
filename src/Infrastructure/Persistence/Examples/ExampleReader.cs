using System.Data.Common;
using Regressor.Domain.Datasets;

namespace Regressor.Infrastructure.Persistence.Examples;

/// <summary>Reads examples from rows whose columns are <see cref="ExampleTable.AllColumns"/> of the same columns.</summary>
/// <param name="datasetId">The dataset of the examples.</param>
/// <param name="columns">The dataset's inputs, followed by its kept columns where they are also read.</param>
/// <param name="inputs">Number of inputs among the columns.</param>
/// <param name="dialect">The database's SQL dialect.</param>
internal sealed class ExampleReader(Guid datasetId, IReadOnlyList<Column> columns, int inputs, SqlDialect dialect)
{
    private readonly StorageKind[] _kinds = [.. columns.Select(column => column.Type.Storage)];

    public ExampleReader(Dataset dataset, SqlDialect dialect)
        : this(dataset.Id, dataset.Columns, dataset.Inputs.Count, dialect)
    {
    }

    public Example Read(DbDataReader row)
    {
        var (x, kept) = (new ColumnValue[inputs], new ColumnValue[_kinds.Length - inputs]);
        ReadX(row, x);
        dialect.ReadValues(row, first: 1 + inputs, _kinds.AsSpan(inputs), kept);
        var exclusion = _kinds.Length + 3;
        return Example.Restore(
            Id(row), datasetId, x, Y(row), SplitPosition(row), row.IsDBNull(exclusion) ? null : row.GetString(exclusion), CreatedAt(row), kept);
    }

    public void ReadX(DbDataReader row, Span<ColumnValue> x) => dialect.ReadValues(row, first: 1, _kinds.AsSpan(0, inputs), x);

    public static long Id(DbDataReader row) => row.GetInt64(0);

    public double Y(DbDataReader row) => row.GetDouble(_kinds.Length + 1);

    public double SplitPosition(DbDataReader row) => row.GetDouble(_kinds.Length + 2);

    private DateTimeOffset CreatedAt(DbDataReader row) => new(row.GetInt64(_kinds.Length + 4), TimeSpan.Zero);
}
