using System.Globalization;
using System.Xml;
using Regressor.Application.Files;

namespace Regressor.Infrastructure.Files.Formats.Xlsx;

/// <summary>Parses the rows of a sheet.</summary>
/// <param name="part">The sheet's XML, which is disposed with the reader.</param>
/// <param name="owner">What else to dispose with the reader.</param>
internal sealed class SheetXmlRows(Stream part, IDisposable owner) : SheetRows
{
    private const int MaxRowLength = 1 << 20, MaxRanges = 100_000;

    private readonly XmlReader _xml = XlsxXml.Open(part);
    private readonly RichText _cellText = new();
    private string _section = "";

    public bool IsHidden { get; private set; }

    /// <summary>Ranges of hidden columns; complete before the first row.</summary>
    public List<(int First, int Last)> HiddenColumns { get; } = [];

    /// <summary>Merged cells; complete after the last row.</summary>
    public List<CellRange> Merged { get; } = [];

    public override bool Read()
    {
        while (_xml.Next())
        {
            if (_xml.NodeType != XmlNodeType.Element) continue;
            if (_xml.Depth == 1) _section = _xml.LocalName;
            else if (_xml.Depth == 2 && _section == "sheetData" && _xml.LocalName == "row") return ReadRow();
            else if (_xml.Depth == 2) ReadProperty();
        }

        return false;
    }

    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            _xml.Dispose();
            owner.Dispose();
        }

        base.Dispose(disposing);
    }

    private void ReadProperty()
    {
        if (_section == "cols" && _xml.LocalName == "col" && _xml.IsTrue("hidden") && HiddenColumns.Count < CellReference.MaxColumn)
            HiddenColumns.Add((Number("min"), Number("max")));
        if (_section == "mergeCells" && Merged.Count < MaxRanges && CellReference.ParseRange(_xml.GetAttribute("ref")) is { } range) Merged.Add(range);
    }

    private int Number(string attribute) =>
        int.TryParse(_xml.GetAttribute(attribute), NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : 0;

    private bool ReadRow()
    {
        var row = _xml.GetAttribute("r") is null ? Row + 1 : Number("r");
        if (row <= Row || row > CellReference.MaxRow) throw new UnreadableFileException($"The workbook is damaged: its rows are not in order after row {Row}.");
        Row = row;
        IsHidden = _xml.IsTrue("hidden");
        Clear();
        if (_xml.IsEmptyElement) return true;
        var column = 0;
        while (_xml.Next() && _xml.Depth > 2)
        {
            if (_xml.NodeType != XmlNodeType.Element || _xml.Depth != 3 || _xml.LocalName != "c") continue;
            column = ReadCell(column + 1);
        }

        return true;
    }

    /// <param name="column">Column of the cell, unless it names another one.</param>
    /// <returns>Its column.</returns>
    private int ReadCell(int column)
    {
        var (type, style) = (CellType.Number, 0);

        // In the order of the attributes: searching for each of them takes longer than reading them.
        for (var found = _xml.MoveToFirstAttribute(); found; found = _xml.MoveToNextAttribute())
        {
            if (_xml.Name == "r") column = CellReference.Parse(_xml.Value) is { Column: > 0 } at ? at.Column : column;
            else if (_xml.Name == "t") type = TypeOf(_xml.Value);
            else if (_xml.Name == "s") _ = int.TryParse(_xml.Value, NumberStyles.None, CultureInfo.InvariantCulture, out style);
        }

        _xml.MoveToElement();
        if (_xml.IsEmptyElement || column > CellReference.MaxColumn || Cells.Count == CellReference.MaxColumn) return column;
        var isFormula = ReadContent();
        var text = _cellText.Characters;
        if (isFormula && text.IsEmpty && type == CellType.Number) type = CellType.Uncalculated;
        if (Length + text.Length > MaxRowLength) throw new UnreadableFileException($"Row {Row} is longer than 1 MB.");
        Cells.Add(new SheetCell(column, type, style, Length, text.Length));
        text.CopyTo(Extend(text.Length));
        return column;
    }

    private static CellType TypeOf(string name) => name switch
    {
        "s" => CellType.SharedString,
        "str" or "inlineStr" => CellType.Text,
        "b" => CellType.Boolean,
        "e" => CellType.Error,
        "d" => CellType.IsoDate,
        _ => CellType.Number,
    };

    /// <returns>True if the value is that of a formula.</returns>
    private bool ReadContent()
    {
        _cellText.Clear();
        var isFormula = false;
        while (_xml.Next() && _xml.Depth > 3)
        {
            if (_xml.Depth != 4 || _xml.NodeType != XmlNodeType.Element) continue;
            if (_xml.LocalName == "f") isFormula = true;
            else if (_xml.IsEmptyElement) continue;
            else if (_xml.LocalName == "is") _cellText.ReadElement(_xml);
            else if (_xml.LocalName == "v") ReadValue();
        }

        return isFormula;
    }

    private void ReadValue()
    {
        while (_xml.Next() && _xml.Depth > 4) _cellText.Append(_xml);
    }
}
