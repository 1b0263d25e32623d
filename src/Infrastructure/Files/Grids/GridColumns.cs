using System.Globalization;
using Regressor.Application.Files;
using Regressor.Infrastructure.Files.Grids.Structure;
using Regressor.Infrastructure.Files.Notation;
using Regressor.Infrastructure.Files.Notation.Texts;

namespace Regressor.Infrastructure.Files.Grids;

/// <summary>How the cells of each column of a file write their values, detected from all of them.</summary>
internal sealed class GridColumns : IRowObserver
{
    private readonly string[] _names;
    private readonly FormatHints _hints;
    private readonly NotationDetector[] _cells;
    private readonly bool[] _isTyped;
    private readonly Dictionary<(int Column, ColumnType? Type, string? Unit), NotationDecision> _decisions = [];
    private FileNotation? _file;

    /// <param name="names">Names of the columns.</param>
    /// <param name="hints">The given hints, and the detected delimiter.</param>
    public GridColumns(string[] names, FormatHints hints)
    {
        _names = names;
        _hints = hints;
        _cells = Array.ConvertAll(names, _ => new NotationDetector(hints.MissingWords.Count > 0 ? hints.MissingWords : null));
        _isTyped = new bool[names.Length];
    }

    /// <summary>Decimal sign that the file proves, or that was given.</summary>
    public char CommonDecimal => _hints.DecimalSign ?? File.Decimal ?? '.';

    private FileNotation File => _file ??= FileNotation.From(_cells, _hints.Delimiter);

    public void Add(RecordReader row)
    {
        var width = Math.Min(row.Count, _cells.Length);
        for (var column = 0; column < width; column++)
        {
            var typed = row.Typed(column);
            if (typed.Kind == CellKind.Text) _cells[column].Add(row.Cell(column), row.Line);
            else AddTyped(column, typed, row);
        }

        for (var column = width; column < _cells.Length; column++) _cells[column].Add(default, row.Line);
    }

    /// <summary>Forgets all decisions, after more cells were added.</summary>
    public void Forget()
    {
        _decisions.Clear();
        _file = null;
    }

    /// <summary>Decides how a column writes its values. Not thread-safe.</summary>
    /// <param name="column">Index of the column.</param>
    /// <param name="type">Type to read it as; null to suggest one.</param>
    /// <param name="unit">Unit of the type's values; null if unknown.</param>
    public NotationDecision Decide(int column, ColumnType? type, string? unit)
    {
        var key = (column, type, unit);
        if (_decisions.TryGetValue(key, out var decision)) return decision;
        decision = _cells[column].Decide(_names[column], HintsFor(column, type, unit), File);
        return _decisions[key] = SpellingOf(column)?.In(decision) ?? decision;
    }

    /// <returns>The one spelling of each text; null where texts are read as they are.</returns>
    public OneSpelling? SpellingOf(int column) =>
        _hints.MergedSpellings.GetValueOrDefault(_names[column], _hints.MergesSpellings) ? new OneSpelling(_cells[column].Texts) : null;

    private NotationHints HintsFor(int column, ColumnType? type, string? unit)
    {
        var name = _names[column];
        var order = _hints.DateOrders.GetValueOrDefault(name) ?? _hints.DateOrder;

        // Typed numbers are added with a decimal point.
        var sign = _isTyped[column] ? '.' : _hints.DecimalSigns.TryGetValue(name, out var own) ? own : _hints.DecimalSign;
        return new NotationHints(
            type,
            _hints.ThousandsSigns.TryGetValue(name, out var thousands) ? thousands : _hints.Thousands,
            sign,
            order switch { "dmy" => DateOrder.DayMonthYear, "mdy" => DateOrder.MonthDayYear, "ymd" => DateOrder.YearMonthDay, _ => null },
            Missing: _hints.MissingWords.Count > 0 ? _hints.MissingWords : null,
            Unit: unit);
    }

    private void AddTyped(int column, CellValue typed, RecordReader row)
    {
        _isTyped[column] |= typed.Kind == CellKind.Number;
        switch (typed.Kind)
        {
            case CellKind.Number when row.NumberText(column) is { IsEmpty: false } text:
                _cells[column].Add(text, row.Line);
                break;
            case CellKind.Number:
                Span<char> number = stackalloc char[32];
                typed.Number.TryFormat(number, out var length, provider: CultureInfo.InvariantCulture);
                _cells[column].Add(number[..length], row.Line);
                break;
            case CellKind.DateTime:
                _cells[column].Add(ColumnTypes.DateTime.Format(ColumnValue.Of(typed.Number)), row.Line);
                break;
            case CellKind.TimeOfDay:
                _cells[column].Add(ColumnTypes.TimeOfDay.Format(ColumnValue.Of(typed.Number)), row.Line);
                break;
            case CellKind.Blank:
                _cells[column].Add(default, row.Line);
                break;
            default:
                _cells[column].Add(row.Cell(column), row.Line);
                break;
        }
    }
}
