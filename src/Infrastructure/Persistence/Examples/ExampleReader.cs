using System.Data.Common;
using Regressor.Domain.Datasets;

namespace Regressor.Infrastructure.Persistence.Examples;

/// <summary>Reads rows whose columns are <see cref="ExampleTable.AllColumns"/>.</summary>
internal sealed class ExampleReader(Guid datasetId, IReadOnlyList<InputColumn> inputs, SqlDialect dialect)
{
    private readonly ColumnKind[] _kinds = [.. inputs.Select(input => input.Kind)];

    public Example Read(DbDataReader row)
    {
        var x = new InputValue[_kinds.Length];
        ReadX(row, x);
        var exclusion = _kinds.Length + 3;
        return Example.Restore(
            Id(row), datasetId, x, Y(row), SplitPosition(row), row.IsDBNull(exclusion) ? null : row.GetString(exclusion), CreatedAt(row));
    }

    public void ReadX(DbDataReader row, Span<InputValue> x) => dialect.ReadValues(row, first: 1, _kinds, x);

    public static long Id(DbDataReader row) => row.GetInt64(0);

    public double Y(DbDataReader row) => row.GetDouble(_kinds.Length + 1);

    public double SplitPosition(DbDataReader row) => row.GetDouble(_kinds.Length + 2);

    private DateTimeOffset CreatedAt(DbDataReader row) => new(row.GetInt64(_kinds.Length + 4), TimeSpan.Zero);
}
