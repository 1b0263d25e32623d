using System.Globalization;
using System.Text;
using System.Text.Json;
using Regressor.Infrastructure.Files.Grids;

namespace Regressor.Infrastructure.Files.JsonElements.Records;

/// <summary>Reads plain records as rows of cells, after a first record with the names of the columns.</summary>
/// <param name="elements">The elements of the file.</param>
/// <param name="columns">Names of the columns.</param>
internal sealed class JsonRecordReader(IJsonElements elements, IReadOnlyList<string> columns) : RecordReader
{
    /// <summary>Line of the names, which are on no line of the file.</summary>
    public const int HeaderLine = -1;

    /// <summary>Numbers with more digits are not exact, and rather codes.</summary>
    private const int ExactDigits = 15;

    private readonly byte[][] _names = [.. columns.Select(Encoding.UTF8.GetBytes)];
    private readonly (JsonTokenType Type, int Start, int Length)[] _cells = new (JsonTokenType, int, int)[columns.Count];
    private char[] _text = new char[1 << 10];
    private int _length;
    private bool _isInHeader;

    /// <summary>The record as it is in the file.</summary>
    public ReadOnlySpan<byte> Raw => elements.Current;

    public override bool Read(bool withBlanks = false)
    {
        Count = columns.Count;
        if (Line == 0)
        {
            Line = HeaderLine;
            return _isInHeader = true;
        }

        _isInHeader = false;
        if (!elements.MoveNext()) return false;
        Line = elements.Line;
        Array.Clear(_cells);
        _length = 0;
        Fault = ReadElement();
        return true;
    }

    public override ReadOnlySpan<char> Cell(int column)
    {
        if (_isInHeader) return columns[column];
        var (type, start, length) = _cells[column];
        return type switch
        {
            JsonTokenType.True => "true",
            JsonTokenType.False => "false",
            _ => _text.AsSpan(start, length),
        };
    }

    public override CellValue Typed(int column)
    {
        if (_isInHeader) return CellValue.Text;
        switch (_cells[column].Type)
        {
            case JsonTokenType.True or JsonTokenType.False:
                return new CellValue(CellKind.Boolean, _cells[column].Type == JsonTokenType.True ? 1 : 0);
            case JsonTokenType.Number:
                var text = Cell(column);
                return text.Length <= ExactDigits || text.ContainsAny(".eE")
                    ? new CellValue(CellKind.Number, double.Parse(text, NumberStyles.Float, CultureInfo.InvariantCulture)) is { Number: var number } value && double.IsFinite(number) ? value : CellValue.Text
                    : CellValue.Text;
            case JsonTokenType.String:
                return CellValue.Text;
            default:
                return new CellValue(CellKind.Blank, 0);
        }
    }

    /// <returns>The error of the element; null if it is a record.</returns>
    private string? ReadElement()
    {
        try
        {
            var json = new Utf8JsonReader(elements.Current, JsonExampleReader.Options);
            json.Read();
            if (json.TokenType != JsonTokenType.StartObject) return "is not an object.";
            for (var expected = 0; json.Read() && json.TokenType == JsonTokenType.PropertyName;)
            {
                var column = IndexOf(ref json, expected);
                json.Read();
                if (column >= 0 && _cells[column].Type == JsonTokenType.None) Keep(ref json, column);
                if (column >= 0) expected = column + 1;
                json.Skip();
            }

            // Finds errors after the value too.
            while (json.Read()) json.Skip();
            return null;
        }
        catch (JsonException wrong)
        {
            return $"is not valid JSON: see byte {wrong.BytePositionInLine + 1}.";
        }
        catch (InvalidOperationException)
        {
            // The reader throws it for half a surrogate pair, "\ud800".
            return "has a text that is not valid Unicode.";
        }
    }

    private void Keep(ref Utf8JsonReader json, int column)
    {
        var start = _length;
        if (json.TokenType is JsonTokenType.String or JsonTokenType.Number)
        {
            // A text has at most as many characters as bytes.
            if (_length + json.ValueSpan.Length > _text.Length) Array.Resize(ref _text, Math.Max(2 * _text.Length, _length + json.ValueSpan.Length));
            _length += json.TokenType == JsonTokenType.String ? json.CopyString(_text.AsSpan(start)) : Encoding.UTF8.GetChars(json.ValueSpan, _text.AsSpan(start));
        }

        _cells[column] = (json.TokenType, start, _length - start);
    }

    // Records usually have their properties in the same order.
    private int IndexOf(ref Utf8JsonReader json, int expected)
    {
        if (expected < _names.Length && json.ValueTextEquals(_names[expected])) return expected;
        for (var column = 0; column < _names.Length; column++)
        {
            if (json.ValueTextEquals(_names[column])) return column;
        }

        return -1;
    }
}
