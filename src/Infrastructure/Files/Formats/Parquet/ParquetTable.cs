using Parquet;
using Parquet.Schema;
using Regressor.Application.Files;
using Regressor.Infrastructure.Files.Archives;
using Regressor.Infrastructure.Files.Grids;

namespace Regressor.Infrastructure.Files.Formats.Parquet;

/// <summary>An opened Parquet file. The library's exceptions on damaged files, which are of any type, become those of an unreadable file.</summary>
internal sealed class ParquetTable : IDisposable
{
    private readonly ParquetReader _reader;
    private readonly TextBudget _texts;

    private ParquetTable(Stream content)
    {
        var view = new StreamView(content);
        _texts = new TextBudget(content.Length);
        ParquetBounds.CheckFooter(view);
        _reader = Guarded(() => ParquetReader.CreateAsync(view, new ParquetOptions(), leaveStreamOpen: true, CancellationToken.None).GetAwaiter().GetResult());
        try
        {
            var fields = Guarded(() => _reader.Schema.Fields);
            Columns = [.. fields.Where(field => ParquetColumn.KindOf(field) is not null).Cast<DataField>()];
            Unreadable = [.. fields.Where(field => ParquetColumn.KindOf(field) is null).Select(field => field.Name)];
            if (Columns.Count == 0) throw new UnreadableFileException("The Parquet file has no column of plain values.");
            if (Columns.Count > IGrid.MaxColumns) throw new UnreadableFileException($"The file has {Columns.Count} columns; at most {IGrid.MaxColumns} are allowed.");
            Guarded(() => ParquetBounds.CheckData(view, _reader, Columns));
        }
        catch
        {
            Dispose();
            throw;
        }
    }

    public IReadOnlyList<DataField> Columns { get; }

    /// <summary>Names of columns with lists, structures or other values that are not plain.</summary>
    public IReadOnlyList<string> Unreadable { get; }

    public int Groups => _reader.RowGroupCount;

    /// <exception cref="UnreadableFileException">It is not a Parquet file, or one with sizes that lie.</exception>
    public static ParquetTable Open(Stream content) => new(content);

    public (int Rows, ParquetColumn[] Columns) Load(int group) => Guarded(() =>
    {
        using var reader = _reader.OpenRowGroupReader(group);
        var rows = (int)reader.RowCount;
        return (rows, Columns.Select(column =>
        {
            using var data = reader.ReadRawColumnDataBaseAsync(column, CancellationToken.None).AsTask().GetAwaiter().GetResult();
            return ParquetColumn.Create(column, data, rows, _texts);
        }).ToArray());
    });

    public void Dispose() => _reader.DisposeAsync().AsTask().GetAwaiter().GetResult();

    private static void Guarded(Action check) => Guarded(() =>
    {
        check();
        return true;
    });

    private static T Guarded<T>(Func<T> read)
    {
        try
        {
            return read();
        }
        catch (Exception damaged) when (damaged is not (UnreadableFileException or OperationCanceledException or OutOfMemoryException))
        {
            throw ParquetBounds.Damaged(damaged);
        }
    }
}
