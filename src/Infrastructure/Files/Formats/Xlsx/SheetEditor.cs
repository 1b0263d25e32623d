using System.Globalization;
using System.Text;
using System.Xml;
using Regressor.Infrastructure.Files.Grids;
using Regressor.Infrastructure.Files.Writing;

namespace Regressor.Infrastructure.Files.Formats.Xlsx;

/// <summary>Copies a sheet's XML node by node, and appends cells to some of its rows on the way. Memory does not grow with the sheet.</summary>
internal sealed class SheetEditor : IDisposable
{
    private readonly XmlReader _xml;
    private readonly XmlWriter _copy;
    private readonly int _firstColumn;
    private readonly int _added;
    private string _section = "";
    private int _row;

    /// <summary>True if the reader is at the start of a row that is not copied yet.</summary>
    private bool _isAtRow;

    /// <param name="sheet">The sheet's XML, which is disposed with the editor.</param>
    /// <param name="copy">The file of the copy, which is disposed with the editor.</param>
    /// <param name="firstColumn">Column of the first appended cell, from 1, behind all others.</param>
    /// <param name="added">Number of cells appended to a row.</param>
    public SheetEditor(Stream sheet, Stream copy, int firstColumn, int added)
    {
        _firstColumn = firstColumn;
        _added = added;
        _xml = XlsxXml.Open(sheet, ignoreWhitespace: false);
        _copy = XmlWriter.Create(copy, new XmlWriterSettings
        {
            CloseOutput = true,
            Encoding = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false),

            // Carriage returns in texts stay as they are.
            NewLineHandling = NewLineHandling.Entitize,
            CheckCharacters = false,
        });
    }

    /// <summary>Appends cells to a row. Rows must be given in their order; one that the sheet lacks is skipped.</summary>
    /// <param name="row">Number of the row, from 1.</param>
    /// <param name="cells">The cells.</param>
    /// <param name="styledLike">Column of the cell of the row whose style the new cells get; 0 for none.</param>
    public void Append(long row, WrittenCell[] cells, int styledLike = 0)
    {
        while (MoveToRow() && _row <= row) CopyRow(_row == row ? cells : [], styledLike);
    }

    /// <summary>Copies the rest of the sheet.</summary>
    public void End()
    {
        while (MoveToRow()) CopyRow([], styledLike: 0);
        _copy.Close();
    }

    public void Dispose()
    {
        _xml.Dispose();
        _copy.Dispose();
    }

    /// <summary>Copies what precedes the next row.</summary>
    private bool MoveToRow()
    {
        while (!_isAtRow && _xml.Next())
        {
            if (_xml.NodeType == XmlNodeType.Element && _xml.Depth == 1) _section = _xml.LocalName;
            _isAtRow = _xml.NodeType == XmlNodeType.Element && _xml.Depth == 2 && _section == "sheetData" && _xml.LocalName == "row";
            if (_isAtRow) _row = int.TryParse(_xml.GetAttribute("r"), NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : _row + 1;
            else CopyNode();
        }

        return _isAtRow;
    }

    private void CopyRow(WrittenCell[] cells, int styledLike)
    {
        var (prefix, space, isEmpty) = (_xml.Prefix, _xml.NamespaceURI, _xml.IsEmptyElement);
        string? style = null;
        CopyStart();
        while (!isEmpty && _xml.Next() && _xml.Depth > 2)
        {
            if (styledLike > 0 && _xml.Depth == 3 && _xml.NodeType == XmlNodeType.Element && CellReference.Parse(_xml.GetAttribute("r")).Column == styledLike)
                style = _xml.GetAttribute("s");
            CopyNode();
        }

        for (var index = 0; index < cells.Length; index++) WriteCell(prefix, space, _firstColumn + index, cells[index], style);
        _copy.WriteEndElement();
        _isAtRow = false;
    }

    private void CopyNode()
    {
        switch (_xml.NodeType)
        {
            case XmlNodeType.Element:
                var isEmpty = _xml.IsEmptyElement;
                CopyStart();
                if (isEmpty) _copy.WriteEndElement();
                break;
            case XmlNodeType.EndElement:
                _copy.WriteFullEndElement();
                break;
            case XmlNodeType.Text:
                _copy.WriteString(_xml.Value);
                break;
            case XmlNodeType.Whitespace or XmlNodeType.SignificantWhitespace:
                if (_xml.Depth > 0) _copy.WriteWhitespace(_xml.Value);
                break;
            case XmlNodeType.XmlDeclaration:
                _copy.WriteStartDocument(standalone: true);
                break;
            case XmlNodeType.CDATA:
                _copy.WriteCData(_xml.Value);
                break;
            case XmlNodeType.Comment:
                _copy.WriteComment(_xml.Value);
                break;
            case XmlNodeType.ProcessingInstruction:
                _copy.WriteProcessingInstruction(_xml.Name, _xml.Value);
                break;
            default:
                break;
        }
    }

    private void CopyStart()
    {
        var element = _xml.LocalName;
        var depth = _xml.Depth;
        _copy.WriteStartElement(_xml.Prefix, element, _xml.NamespaceURI);
        for (var found = _xml.MoveToFirstAttribute(); found; found = _xml.MoveToNextAttribute())
        {
            // The span of a row's columns is only a hint, and would be wrong.
            if (depth == 2 && element == "row" && _xml.Name == "spans") continue;
            var isDimension = depth == 1 && element == "dimension" && _xml.Name == "ref";
            _copy.WriteStartAttribute(_xml.Prefix, _xml.LocalName, _xml.NamespaceURI);
            _copy.WriteString(isDimension ? Widened(_xml.Value) : _xml.Value);
            _copy.WriteEndAttribute();
        }

        _xml.MoveToElement();
    }

    private string Widened(string dimension) =>
        CellReference.ParseRange(dimension) is { } range ? (range with { LastColumn = Math.Max(range.LastColumn, _firstColumn + _added - 1) }).ToString() : dimension;

    private void WriteCell(string prefix, string space, int column, WrittenCell cell, string? style)
    {
        if (cell.Kind == CellKind.Blank) return;
        _copy.WriteStartElement(prefix, "c", space);
        _copy.WriteAttributeString("r", CellReference.NameOfColumn(column) + _row.ToString(CultureInfo.InvariantCulture));
        if (style is not null) _copy.WriteAttributeString("s", style);
        if (cell.Kind == CellKind.Text)
        {
            _copy.WriteAttributeString("t", "inlineStr");
            _copy.WriteStartElement(prefix, "is", space);
            _copy.WriteStartElement(prefix, "t", space);
            _copy.WriteAttributeString("xml", "space", null, "preserve");
            _copy.WriteString(ExcelText.Escape(cell.Text!));
            _copy.WriteEndElement();
            _copy.WriteEndElement();
        }
        else
        {
            if (cell.Kind == CellKind.Boolean) _copy.WriteAttributeString("t", "b");
            _copy.WriteElementString(prefix, "v", space, cell.Number.ToString("R", CultureInfo.InvariantCulture));
        }

        _copy.WriteEndElement();
    }
}
