using System.Net;
using System.Text;
using Regressor.Application.Files;
using Regressor.Infrastructure.Files.Grids;

namespace Regressor.Infrastructure.Files.Formats.Csv.Dialects;

/// <summary>
/// Reads the rows of one table of an HTML document, in one pass and little memory: a document tree would grow with the file, and with the
/// square of its depth. The lines are the numbers of the table's rows.
/// </summary>
/// <param name="text">The document, which is disposed with the reader.</param>
/// <param name="table">Number of the table, from 1; tables inside a table are part of its cells.</param>
internal sealed class HtmlRecordReader(TextReader text, int table) : RecordReader
{
    private const int MaxLength = 1 << 20, MaxColSpan = 1_000;
    private readonly HtmlTags _tags = new(text);
    private readonly List<string> _cells = [];
    private readonly StringBuilder _cell = new();
    private bool _isInCell;
    private int _span = 1;
    private int _depth;
    private int _table;
    private int _length;

    public override bool Read(bool withBlanks = false)
    {
        _cells.Clear();
        _length = 0;
        while (_tags.MoveNext(_isInCell ? _cell : null))
        {
            if (_cell.Length + _length > MaxLength) throw new UnreadableFileException($"Row {Line + 1} of the table is longer than 1 MB.");
            if (Handle() && Complete()) return true;
        }

        EndCell();
        return Complete();
    }

    public override ReadOnlySpan<char> Cell(int column) => _cells[column];

    protected override void Dispose(bool disposing)
    {
        text.Dispose();
        base.Dispose(disposing);
    }

    /// <returns>True if a row ends at the tag.</returns>
    private bool Handle()
    {
        var isRow = _depth == 1 && _table == table;
        switch (_tags.Name)
        {
            case "table":
                if (!_tags.IsEnd && _depth++ == 0) _table++;
                if (_tags.IsEnd && _depth > 0 && --_depth == 0) EndCell();
                return isRow && _tags.IsEnd;
            case "tr" when isRow:
                EndCell();
                return true;
            case "td" or "th" when isRow:
                EndCell();
                _isInCell = !_tags.IsEnd;
                _span = Math.Clamp(_tags.ColSpan, 1, MaxColSpan);
                return false;
            case "br" or "p" or "div" or "li":
                if (_isInCell) _cell.Append(' ');
                return false;
            default:
                return false;
        }
    }

    private void EndCell()
    {
        if (!_isInCell) return;
        var words = WebUtility.HtmlDecode(_cell.ToString()).Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries);
        _cells.Add(string.Join(' ', words).Replace('\0', ' '));
        for (; _span > 1 && _cells.Count < MaxColSpan; _span--) _cells.Add("");
        _length += _cell.Length;
        _cell.Clear();
        _isInCell = false;
    }

    private bool Complete()
    {
        if (_cells.Count == 0) return false;
        Count = _cells.Count;
        Line++;
        return true;
    }

    /// <returns>The number, from 1, of the table with most cells; 0 if the document has none.</returns>
    public static int LargestTable(TextReader text)
    {
        var tags = new HtmlTags(text);
        List<int> cells = [];
        for (var depth = 0; tags.MoveNext(null);)
        {
            if (tags.Name == "table")
            {
                if (!tags.IsEnd && depth++ == 0 && cells.Count < MaxColSpan) cells.Add(0);
                if (tags.IsEnd && depth > 0) depth--;
            }
            else if (depth == 1 && !tags.IsEnd && tags.Name is "td" or "th")
            {
                cells[^1]++;
            }
        }

        return cells.Count == 0 ? 0 : cells.IndexOf(cells.Max()) + 1;
    }
}
