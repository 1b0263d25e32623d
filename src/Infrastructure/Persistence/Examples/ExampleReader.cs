using System.Data.Common;
using Regressor.Domain.Datasets;

namespace Regressor.Infrastructure.Persistence.Examples;

/// <summary>Reads examples from rows whose columns are <see cref="ExampleTable.ColumnsOf"/> of the same number of values.</summary>
internal sealed class ExampleReader
{
    private readonly Dataset _dataset;
    private readonly ExampleColumns _columns;
    private readonly int _kept, _end;

    /// <param name="dataset">The dataset of the examples.</param>
    /// <param name="columns">Its columns in its table.</param>
    /// <param name="values">Number of values of a row: the dataset's inputs, and its kept columns where they are also read.</param>
    public ExampleReader(Dataset dataset, ExampleColumns columns, int values)
    {
        _dataset = dataset;
        _columns = columns;
        _kept = values - dataset.Inputs.Count;
        _end = 1 + columns.Stored(0, values).Count;
    }

    public Example Read(DbDataReader row)
    {
        var inputs = _dataset.Inputs.Count;
        var values = new ColumnValue[inputs + _kept];
        _columns.Read(row, at: 1, first: 0, values);
        return Example.Restore(
            Id(row), _dataset.Id, values[..inputs], Y(row), SplitPosition(row), row.IsDBNull(_end + 2) ? null : row.GetString(_end + 2), CreatedAt(row), values[inputs..]);
    }

    public void ReadX(DbDataReader row, Span<ColumnValue> x) => _columns.Read(row, at: 1, first: 0, x);

    public static long Id(DbDataReader row) => row.GetInt64(0);

    public ColumnValue Y(DbDataReader row) => Target(row, _end, _dataset.Target.Type.Storage);

    /// <summary>Reads the target, which is never missing.</summary>
    public static ColumnValue Target(DbDataReader row, int column, StorageKind kind) =>
        kind == StorageKind.Number ? ColumnValue.Of(row.GetDouble(column)) : ColumnValue.Of(row.GetString(column));

    public double SplitPosition(DbDataReader row) => row.GetDouble(_end + 1);

    private DateTimeOffset CreatedAt(DbDataReader row) => new(row.GetInt64(_end + 3), TimeSpan.Zero);
}
