using System.Buffers;
using System.Globalization;
using Regressor.Application.Files;
using Regressor.Infrastructure.Files.Grids.Structure;
using Regressor.Infrastructure.Files.Notation;
using Regressor.Infrastructure.Files.Writing;

namespace Regressor.Infrastructure.Files.Grids;

/// <summary>A file of records of cells: finds the header, the rows and what their cells mean, the same way for all formats.</summary>
internal sealed class GridTableFile : ITableFile
{
    private const int MaxRawRows = 12, MaxRawCells = 2_500, MaxRawLength = 200;
    private static readonly FileProblem[] NoRows = [new FileProblem(FileProblem.NoRows, ProblemSeverity.Error, "The file has a header but no rows.")];
    private IGrid _grid;
    private readonly TableStructure _structure;
    private readonly TableScan _scan;
    private readonly GridColumns _columns;
    private readonly string[] _names;
    private readonly bool _keepsWords;

    public GridTableFile(ITabularFormat format, IGrid grid, FormatHints hints)
    {
        if (hints.DecimalSign is not (null or '.' or ','))
            throw new UnreadableFileException($"'{hints.DecimalSign}' cannot be the decimal sign. It must be '.' or ','.");
        Format = format;
        _grid = grid;
        _keepsWords = hints is { KeepsWords: true, MissingWords.Count: 0 };
        _structure = TableStructure.Find(grid, hints);
        _names = _structure.Names.Names;
        _columns = new GridColumns(_names, hints with { Delimiter = grid.Details.Delimiter });
        _scan = TableScan.Run(grid, _structure, _columns);
        _scan.Settle(_scan.Candidate is { } candidate && new TotalCheck(grid, _structure, _columns).AddsUp(candidate.Cells));
        _columns.Forget();
        Columns = [.. _names.Where(name => name != ITableFile.ExclusionColumn)];
        Details = grid.Details with { DecimalSign = _columns.CommonDecimal };
        Problems = [.. _scan.Rows == 0 ? NoRows : [], .. grid.Problems, .. StructureProblems.Of(_structure, _scan)];
    }

    public ITabularFormat Format { get; private set; }

    public FormatHints Details { get; }

    public IReadOnlyList<string> Columns { get; }

    public int? Rows => _scan.Rows;

    public IReadOnlyList<FileProblem> Problems { get; }

    public IReadOnlyList<FileRecord> FirstRecords =>
    [
        .. _structure.Head.Take(MaxRawRows).Select(record => new FileRecord(
            Math.Max(record.Line, 0), [.. record.Cells.Take(MaxRawCells).Select(cell => cell.Length <= MaxRawLength ? cell : cell[..MaxRawLength])], NameOf(_structure.RoleOf(record)))),
    ];

    public FileColumn Describe(TableColumn column)
    {
        var index = IndexOf(column.Name);
        var unit = column.Unit ?? _structure.Units[index];
        var decision = _columns.Decide(index, column.Kind, column.Kind is null ? null : column.Unit);
        var source = _structure.Names.Sources[index];
        return ColumnDescription.Of(column.Name, decision, unit, column.Kind == ColumnTypes.Text || (_keepsWords && column.Kind?.Storage == StorageKind.Text)) with { SourceName = source == column.Name ? null : source };
    }

    public IEnumerable<TableRow> Read(TableSchema schema, bool ignoreExtra)
    {
        // Outside the iterator, so that an absent column throws immediately and not with the first row.
        var target = schema.Target is { } column ? new GridTargetReader(ReaderOf(column, reportsUnreadable: true), column.Name) : null;
        GridColumnReader[] inputs = [.. schema.Inputs.Select(input => ReaderOf(input, reportsUnreadable: false))];
        return RowsOf(new GridRowReader(inputs, target, Present(schema.Kept), IndexOfExclusion()));
    }

    public IEnumerable<TableRow> ReadWhole(IReadOnlyList<TableColumn> inputs, IReadOnlyList<TableColumn> kept) =>
        WholeRows(new GridRowReader(Present(inputs), target: null, Present(kept), IndexOfExclusion()), _grid.CreateCopier(OutputWidth));

    public ITabularWriter<PredictedRow> CreatePredictionWriter(ArrayBufferWriter<byte> output, PredictedTarget target)
    {
        List<ReadOnlyMemory<byte>> before = [];
        ReadOnlyMemory<byte>? header = null;
        using var records = _grid.OpenRecords();
        var copy = _grid.CreateCopier(OutputWidth);
        var copyTitle = _grid.CreateCopier(0);
        while (header is null && records.Read(withBlanks: true) && records.Line < _structure.FirstRow)
        {
            if (records.Line == _structure.Header?.Line) header = copy(records);
            else before.Add(copyTitle(records));
        }

        return _grid.CreatePredictionWriter(
            output, new PredictionLayout(before, header, _structure.Header?.Line ?? 0, Columns, _columns.CommonDecimal, target));
    }

    public string? AnswerFault() => _grid.AnswerFault(_structure.Header?.Line ?? 0);

    public ITableFile? AnswerIn(ITabularFormat format)
    {
        if (format is not ICellFormat cells) return null;
        var answer = (GridTableFile)MemberwiseClone();
        answer._grid = new ConvertedGrid(_grid, [.. _names.Select(Written)], cells, _grid.Details.Delimiter is not null ? _columns.CommonDecimal : null);
        answer.Format = format;
        return answer;

        // A column that also has texts stays one of texts, in formats whose columns have a type.
        WrittenColumn Written(string name)
        {
            var column = Describe(new TableColumn(name, Kind: null));
            return new WrittenColumn(name, column.Type is { } type && column.Unreadable == 0 && !Format.IsText ? WrittenCell.KindOf(type) : CellKind.Text);
        }
    }

    /// <summary>Number of cells before the answers, so that they are below each other.</summary>
    private int OutputWidth => Math.Max(Math.Max(_names.Length, _scan.MaxCells), _structure.Header?.Cells.Length ?? 0);

    private IEnumerable<TableRow> RowsOf(GridRowReader reader)
    {
        var row = reader.CreateRow();
        using var records = _grid.OpenRecords();
        while (records.Read())
        {
            if (_structure.RoleOf(records) != RecordRole.Row) continue;
            row.Begin(records.Line);
            ReadRow(reader, records, row);
            yield return row;
        }
    }

    private IEnumerable<TableRow> WholeRows(GridRowReader reader, Func<RecordReader, ReadOnlyMemory<byte>> copy)
    {
        var row = reader.CreateRow();
        using var records = _grid.OpenRecords();
        while (records.Read(withBlanks: true))
        {
            var role = _structure.RoleOf(records);
            if (records.Line < _structure.FirstRow && records.Line <= (_structure.Header?.Line ?? long.MaxValue)) continue;
            row.Begin(records.Line);
            row.Text = copy(records);
            if (role == RecordRole.Row) ReadRow(reader, records, row);
            else row.AddError(null, NotARow(role, records.IsBlank));
            yield return row;
        }
    }

    private void ReadRow(GridRowReader reader, RecordReader record, TableRow row)
    {
        if (record.Fault is { } fault) row.AddError(null, new NotationFault("damagedRow", fault));
        else if (TooManyCells(record) is { } error) row.AddError(null, new NotationFault("longRow", error));
        else reader.Read(record, row);
    }

    private string? TooManyCells(RecordReader record)
    {
        for (var column = _names.Length; column < record.Count; column++)
        {
            if (record.Cell(column).IsWhiteSpace()) continue;
            var columns = _structure.Header is null ? $"there are {_names.Length} columns" : $"the header has {_names.Length}";
            return string.Create(CultureInfo.InvariantCulture, $"has {record.Count} cells where {columns}.");
        }

        return null;
    }

    private static string NotARow(RecordRole role, bool isBlank) => role switch
    {
        RecordRole.Empty => isBlank ? "is a blank line." : "has no values.",
        RecordRole.Units => "names units.",
        RecordRole.Total => "adds up the other rows.",
        RecordRole.RepeatedHeader => "repeats the header.",
        RecordRole.Footer => "is a note.",
        _ => "is not a row of the table.",
    };

    private static string NameOf(RecordRole role) => role switch
    {
        RecordRole.Header => "header",
        RecordRole.Units => "units",
        RecordRole.Row => "row",
        RecordRole.Total => "total",
        RecordRole.Footer => "footer",
        _ => "skipped",
    };

    /// <returns>One reader per column; null for a column that the file lacks.</returns>
    private GridColumnReader?[] Present(IReadOnlyList<TableColumn> columns) =>
        [.. columns.Select(column => Columns.Contains(column.Name) ? ReaderOf(column, reportsUnreadable: true) : null)];

    private GridColumnReader ReaderOf(TableColumn column, bool reportsUnreadable)
    {
        var index = IndexOf(column.Name);
        return new GridColumnReader(index, column, _columns.Decide(index, column.Kind, column.Unit).Notation, _columns.SpellingOf(index), _keepsWords, reportsUnreadable);
    }

    private int IndexOfExclusion() => Array.IndexOf(_names, ITableFile.ExclusionColumn);

    private int IndexOf(string column) => Array.IndexOf(_names, column) is var index and >= 0
        ? index
        : throw new ArgumentException($"The file has no column '{column}'.", nameof(column));
}
