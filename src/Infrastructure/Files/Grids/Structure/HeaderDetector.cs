namespace Regressor.Infrastructure.Files.Grids.Structure;

/// <summary>
/// Finds the header by comparing the first records with the columns below them: a header has texts above columns of values, and its cells do
/// not recur below.
/// </summary>
internal sealed class HeaderDetector
{
    /// <summary>A header is looked for in this many of the first records.</summary>
    private const int MaxHeader = 25;

    /// <summary>A record that is filled less than this share of a usual one is a title line, or a note.</summary>
    private const double ThinShare = 0.5;

    /// <summary>Share of values that makes a column one of values.</summary>
    private const double ValueShare = 0.6;

    /// <summary>Share of values with which a text above them is hardly an unreadable cell.</summary>
    private const double SureShare = 0.9;

    /// <summary>Records above the header that may look like rows, such as a title with a date.</summary>
    private const int MaxRowsAbove = 3;

    private readonly IReadOnlyList<HeadRecord> _records;
    private readonly List<int> _candidates;
    private readonly HashSet<string> _known;
    private readonly int _usualCells;
    private readonly int _usualFilled;

    /// <param name="records">The first records of the file.</param>
    /// <param name="known">Names that the columns probably have.</param>
    public HeaderDetector(IReadOnlyList<HeadRecord> records, IReadOnlyList<string> known)
    {
        _records = records;
        _known = known.ToHashSet(StringComparer.OrdinalIgnoreCase);
        _candidates = [.. Enumerable.Range(0, records.Count).Where(index => !records[index].IsComment)];
        var usualWidth = MostFrequent(_candidates.Select(index => records[index].Width));
        _usualCells = MostFrequent(_candidates.Select(index => records[index].Cells.Length));
        _usualFilled = MostFrequent(_candidates.Where(index => records[index].Width >= usualWidth).Select(index => records[index].Filled));
    }

    /// <param name="given">Line of the header given by the caller, 0 for none; null to find it.</param>
    public HeaderChoice Choose(long? given)
    {
        if (given == 0) return Below(-1);
        if (given is { } line)
        {
            var chosen = _records.Index().Where(record => record.Item.Line <= line).Select(record => record.Index).DefaultIfEmpty(-1).Last();
            return chosen < 0 || _records[chosen].Line != line ? new HeaderChoice(-1, -1, -1, false, -1) : Below(chosen);
        }

        return Below(Find());
    }

    private int Find()
    {
        if (_known.Count > 0 && Enumerable.Range(0, Math.Min(_records.Count, MaxHeader)).FirstOrDefault(NamesKnown, -1) is var named and >= 0) return named;
        var first = _candidates.FindIndex(index => !IsThin(_records[index]));
        if (first < 0) return _candidates.Count > 0 ? _candidates[0] : -1;
        var score = Score(first);
        if (score is { IsComplete: true, Sum: >= 0 }) return _candidates[first];
        return CommentAbove(first) ?? CompleteBelow(first) ?? (score.Sum >= 0 ? _candidates[first] : -1);
    }

    private bool NamesKnown(int index) => _records[index].Unmarked(_usualCells).Cells.Count(_known.Contains) * 2 >= _known.Count;

    /// <summary>Returns a comment directly above the rows that has a name for each column, as programs of measurements write it; null if there is none.</summary>
    private int? CommentAbove(int first)
    {
        for (var index = _candidates[first] - 1; index >= 0 && _records[index].IsComment; index--)
        {
            var names = _records[index].Unmarked(_usualCells).Cells;
            if (names.Length == _usualCells && Score(names, first) is { IsComplete: true, Sum: > 0 }) return index;
        }

        return null;
    }

    /// <summary>Returns a record with texts above every column of values, below title lines that are nearly as wide; null if there is none.</summary>
    private int? CompleteBelow(int first)
    {
        var rowsAbove = 0;
        for (var position = first; position < Math.Min(_candidates.Count, MaxHeader) && rowsAbove <= MaxRowsAbove; position++)
        {
            var record = _records[_candidates[position]];
            if (position > first && !IsThin(record) && Score(position) is { IsComplete: true, Sum: > 0 }) return _candidates[position];
            if (record.Filled >= _usualFilled) rowsAbove++;
        }

        return null;
    }

    private bool IsThin(HeadRecord record) =>
        record.Filled < Math.Max(Math.Min(2, _usualFilled), ThinShare * _usualFilled) || (record.Cells.Length < _usualCells - 1 && record.Filled < _usualFilled - 1);

    /// <summary>Evidence that a record is the header: positive for, negative against.</summary>
    private (double Sum, bool IsComplete) Score(int position) => Score(_records[_candidates[position]].Cells, position + 1);

    /// <param name="header">The cells of the header.</param>
    /// <param name="firstBelow">Position of the first candidate below it.</param>
    private (double Sum, bool IsComplete) Score(string[] header, int firstBelow)
    {
        var below = _candidates.Skip(firstBelow).Select(index => _records[index]).Where(record => !IsThin(record)).ToList();
        var shift = below.Count > 0 && HasRowNames(header.Length, below) ? 1 : 0;
        var counts = CountsUp(header);
        double sum = 0;
        int valueColumns = 0, textsAbove = 0;
        for (var column = 0; column < Math.Max(header.Length, _usualCells); column++)
        {
            List<string> cells = [.. below.Where(record => column + shift < record.Cells.Length).Select(record => record.Cells[column + shift])];
            var (values, filled) = Looks(cells);
            var isOfValues = filled > 0 && values >= ValueShare * filled;
            if (isOfValues) valueColumns++;
            if (column >= header.Length) continue;
            var look = CellLooks.Of(header[column]);
            if (isOfValues && look == CellLook.Text) textsAbove++;
            sum += look switch
            {
                CellLook.Blank => filled > 0 ? -0.1 : 0,
                CellLook.Text when isOfValues => values >= SureShare * filled ? 2 : 1,
                CellLook.Text => cells.Contains(header[column]) ? -1 : HasRepeats(cells) ? 0.3 : 0,
                _ when counts => 0.1,
                _ => isOfValues ? -0.7 : -0.3,
            };
        }

        return (sum, valueColumns > 0 && textsAbove == valueColumns);
    }

    private HeaderChoice Below(int header)
    {
        var next = header + 1;
        while (header >= 0 && next < _records.Count && _records[next].IsComment && _records[next].Cells.Length < _records[header].Cells.Length) next++;
        if (header < 0) return new HeaderChoice(-1, -1, -1, false, FirstFull());
        var rows = _records.Skip(next).Where(record => !record.IsComment && !IsThin(record)).ToList();
        var hasRowNames = HasRowNames(_records[header].Cells.Length, rows);
        var units = !hasRowNames && next < _records.Count && IsUnits(header, next) ? next : -1;
        return new HeaderChoice(header, GroupAbove(header), units, hasRowNames, units < 0 ? next : next + 1);
    }

    // Without a header, only what precedes the first full record is left out.
    private int FirstFull() => _candidates.FirstOrDefault(index => !IsThin(_records[index]), _candidates.FirstOrDefault());

    /// <summary>Returns true if every row has one cell more than the header, the first of which differs in each.</summary>
    private static bool HasRowNames(int header, List<HeadRecord> rows)
    {
        if (rows.Count < 2 || rows.Any(row => row.Cells.Length != header + 1)) return false;
        if (rows.All(row => string.IsNullOrWhiteSpace(row.Cells[^1]))) return false;
        return rows.Select(row => row.Cells[0]).Distinct(StringComparer.Ordinal).Count() == rows.Count;
    }

    /// <summary>Returns true if a record has only short texts, some of them above columns of values.</summary>
    private bool IsUnits(int header, int index)
    {
        const int MaxLength = 16;
        var units = _records[index].Cells;
        var rows = _records.Skip(index + 1).Where(record => !record.IsComment && !IsThin(record)).ToList();
        if (rows.Count == 0 || units.Length > _records[header].Cells.Length || units.Any(unit => unit.Length > MaxLength)) return false;
        var aboveValues = 0;
        for (var column = 0; column < units.Length; column++)
        {
            List<string> cells = [.. rows.Where(record => column < record.Cells.Length).Select(record => record.Cells[column])];
            var (values, filled) = Looks(cells);
            var look = CellLooks.Of(units[column]);
            if (filled > 0 && values >= ValueShare * filled)
            {
                if (look == CellLook.Value) return false;
                if (look == CellLook.Text) aboveValues++;
            }
            else if (look != CellLook.Blank && cells.Contains(units[column]))
            {
                return false;
            }
        }

        // A single text among numbers is rather an unreadable cell.
        var filledUnits = units.Count(unit => CellLooks.Of(unit) == CellLook.Text);
        return aboveValues > 0 && (aboveValues > 1 || filledUnits == aboveValues);
    }

    /// <summary>Returns the record directly above a header with doubled names if it names groups of columns.</summary>
    private int GroupAbove(int header)
    {
        if (header < 1) return -1;
        var names = _records[header].Cells.Where(name => name.Length > 0).ToList();
        var above = _records[header - 1];
        var isGroup = names.Distinct(StringComparer.OrdinalIgnoreCase).Count() < names.Count && above.Filled >= 2 && !above.IsComment
            && above.Cells.Length <= _records[header].Cells.Length && above.Cells.Length > 2;
        return isGroup ? header - 1 : -1;
    }

    private static (int Values, int Filled) Looks(List<string> cells)
    {
        int values = 0, filled = 0;
        foreach (var cell in cells)
        {
            var look = CellLooks.Of(cell);
            if (look != CellLook.Blank) filled++;
            if (look == CellLook.Value) values++;
        }

        return (values, filled);
    }

    private static bool HasRepeats(List<string> cells) => cells.Distinct(StringComparer.Ordinal).Count() < cells.Count;

    /// <summary>Returns true for names such as 2019, 2020, 2021 or 0, 1, 2: each number is one more than the one before.</summary>
    private static bool CountsUp(string[] header)
    {
        List<int> numbers = [.. header.Select(cell => CellLooks.WholeNumber(cell)).OfType<int>()];
        return numbers.Count >= 2 && (numbers.Count >= 3 || numbers[0] is > 1900 and < 2100)
            && numbers.Zip(numbers.Skip(1)).All(pair => pair.Second == pair.First + 1)
            && numbers.Count >= header.Count(cell => CellLooks.Of(cell) == CellLook.Value);
    }

    private static int MostFrequent(IEnumerable<int> numbers) =>
        numbers.GroupBy(number => number).OrderByDescending(group => group.Count()).ThenByDescending(group => group.Key).FirstOrDefault()?.Key ?? 0;
}
