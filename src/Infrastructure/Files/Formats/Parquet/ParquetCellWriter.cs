using System.Buffers;
using System.Globalization;
using Parquet;
using Parquet.Schema;
using Regressor.Infrastructure.Files.Grids;
using Regressor.Infrastructure.Files.Writing;

namespace Regressor.Infrastructure.Files.Formats.Parquet;

/// <summary>Writes a Parquet file with a row group for every two million cells.</summary>
internal sealed class ParquetCellWriter(ArrayBufferWriter<byte> output) : ICellWriter
{
    private const int MaxCells = 2_000_000, MaxRows = 100_000;

    private readonly BufferStream _stream = new(output);
    private ParquetWriter? _writer;
    private WrittenColumn[] _columns = [];
    private DataField[] _fields = [];
    private List<WrittenCell>[] _cells = [];
    private int _rows;

    public void Begin(IReadOnlyList<WrittenColumn> columns)
    {
        _columns = [.. columns];
        _fields = Array.ConvertAll(_columns, FieldOf);
        _cells = Array.ConvertAll(_columns, _ => new List<WrittenCell>());
        _writer = Completed(ParquetWriter.CreateAsync(new ParquetSchema(_fields), _stream, new ParquetOptions(), append: false, CancellationToken.None));
    }

    public void Write(ReadOnlySpan<WrittenCell> cells)
    {
        for (var column = 0; column < _cells.Length; column++) _cells[column].Add(cells[column]);
        if (++_rows == Math.Clamp(MaxCells / _cells.Length, 1, MaxRows)) WriteGroup();
    }

    public void End()
    {
        if (_rows > 0) WriteGroup();
        Completed(_writer!.DisposeAsync().AsTask());
        _writer = null;
    }

    public void Dispose()
    {
        if (_writer is not null) Completed(_writer.DisposeAsync().AsTask());
        _stream.Dispose();
    }

    private static DataField FieldOf(WrittenColumn column) => column.Kind switch
    {
        CellKind.Number => column.IsWhole ? new DataField<long?>(column.Name) : new DataField<double?>(column.Name),
        CellKind.Boolean => new DataField<bool?>(column.Name),
        CellKind.DateTime => new DateTimeDataField(column.Name, DateTimeFormat.Timestamp, isAdjustedToUTC: false, DateTimeTimeUnit.Micros, isNullable: true),
        CellKind.TimeOfDay => new TimeDataField(column.Name, TimeUnitPrecision.Micros, isNullable: true),
        _ => new DataField<string>(column.Name),
    };

    private void WriteGroup()
    {
        using (var group = _writer!.CreateRowGroup())
        {
            for (var column = 0; column < _cells.Length; column++) Completed(Write(group, column));
            group.CompleteValidate();
        }

        foreach (var cells in _cells) cells.Clear();
        _rows = 0;
    }

    private Task Write(ParquetRowGroupWriter group, int column)
    {
        var (field, cells) = (_fields[column], _cells[column]);
        return _columns[column].Kind switch
        {
            CellKind.Number when _columns[column].IsWhole => group.WriteAsync<long>(field, Values(cells, number => (long)number, text => long.Parse(text, CultureInfo.InvariantCulture))),
            CellKind.Number => group.WriteAsync<double>(field, Values(cells, number => number)),
            CellKind.Boolean => group.WriteAsync<bool>(field, Values(cells, number => number != 0)),
            CellKind.DateTime => group.WriteAsync<DateTime>(field, Values(cells, seconds => DateTime.UnixEpoch.AddTicks((long)Math.Round(seconds * TimeSpan.TicksPerSecond)))),
            CellKind.TimeOfDay => group.WriteAsync<long>(field, Values(cells, seconds => (long)Math.Round(seconds * 1e6))),
            _ => group.WriteAsync(field, cells.ConvertAll(TextOf)!),
        };
    }

    private static string? TextOf(WrittenCell cell) => cell.Kind is CellKind.Text or CellKind.Blank ? cell.Text : cell.Number.ToString(CultureInfo.InvariantCulture);

    /// <param name="cells">The cells of a column.</param>
    /// <param name="convert">Converts numbers.</param>
    /// <param name="parse">Converts numbers that are texts because they have too many digits; null if there are none.</param>
    private static ReadOnlyMemory<T?> Values<T>(List<WrittenCell> cells, Func<double, T> convert, Func<string, T>? parse = null)
        where T : struct => cells.ConvertAll(cell =>
            cell.Kind == CellKind.Blank ? (T?)null : cell.Text is { } text ? parse?.Invoke(text) : convert(cell.Number)).ToArray();

    // The output is a buffer in memory, so nothing is ever waited for.
    private static T Completed<T>(Task<T> task) => task.GetAwaiter().GetResult();

    private static void Completed(Task task) => task.GetAwaiter().GetResult();
}
