using System.Text;
using System.Text.Json;
using Regressor.Application.Files;
using Regressor.Infrastructure.Files.Text;

namespace Regressor.Infrastructure.Files.JsonElements;

/// <summary>
/// Reads examples, {"x": {…}, "y": …, "excluded": …}, one at a time. Other properties are what the API itself answers; they are passed
/// over.
/// </summary>
internal sealed class JsonExampleReader(IReadOnlyList<TableColumn> inputs, string? target, bool ignoreExtra)
{
    public static readonly JsonReaderOptions Options = new() { MaxDepth = 32 };
    public const string Exclusion = "excluded";
    private readonly byte[][] _names = [.. inputs.Select(input => Encoding.UTF8.GetBytes(input.Name))];
    private readonly StringPool[] _pools = [.. inputs.Select(_ => new StringPool())];
    private readonly bool[] _isGiven = new bool[inputs.Count];
    private char[] _characters = new char[256];

    /// <exception cref="JsonException">It is not proper JSON.</exception>
    /// <exception cref="InvalidOperationException">A text is not proper Unicode.</exception>
    public void Read(ReadOnlySpan<byte> example, TableRow row)
    {
        var json = new Utf8JsonReader(example, Options);
        json.Read();
        if (json.TokenType == JsonTokenType.StartObject) ReadProperties(ref json, row);
        else row.AddError(null, "is not an object {\"x\": …, \"y\": …}.");

        // So that what follows the value is found too.
        while (json.Read()) json.Skip();
    }

    private void ReadProperties(ref Utf8JsonReader json, TableRow row)
    {
        bool hasX = false, hasY = false, hasExclusion = false;
        while (json.Read() && json.TokenType == JsonTokenType.PropertyName)
        {
            if (json.ValueTextEquals("x"u8)) ReadX(ref json, row, ref hasX);
            else if (json.ValueTextEquals("y"u8)) ReadY(ref json, row, ref hasY);
            else if (json.ValueTextEquals(Exclusion)) ReadExclusion(ref json, row, ref hasExclusion);
            else json.Skip();
        }

        if (!hasX) row.AddError(null, "has no x.");
        else if (target is not null) row.CheckHasInput();
        if (!hasY && target is not null) row.AddError(target, TableRows.TargetIsMissing);
    }

    private void ReadX(ref Utf8JsonReader json, TableRow row, ref bool isGiven)
    {
        if (!IsFirst(ref json, row, "x", ref isGiven)) return;
        if (json.TokenType == JsonTokenType.StartObject)
        {
            ReadColumns(ref json, row);
            return;
        }

        if (inputs.Count == 1) row.X[0] = Value(ref json, row, 0);
        else row.AddError(null, "must have an object of values by column as its x.");
        json.Skip();
    }

    private void ReadColumns(ref Utf8JsonReader json, TableRow row)
    {
        Array.Clear(_isGiven);
        for (var expected = 0; json.Read() && json.TokenType == JsonTokenType.PropertyName;)
        {
            var column = IndexOf(ref json, expected);
            if (column < 0)
            {
                if (!ignoreExtra) row.AddError(json.GetString(), "There is no such input column.");
                json.Skip();
            }
            else if (IsFirst(ref json, row, inputs[column].Name, ref _isGiven[column]))
            {
                row.X[column] = Value(ref json, row, column);
                json.Skip();
                expected = column + 1;
            }
        }
    }

    // Examples name their columns in the same order as a rule.
    private int IndexOf(ref Utf8JsonReader json, int expected)
    {
        if (expected < _names.Length && json.ValueTextEquals(_names[expected])) return expected;
        for (var column = 0; column < _names.Length; column++)
        {
            if (json.ValueTextEquals(_names[column])) return column;
        }

        return -1;
    }

    private ColumnValue Value(ref Utf8JsonReader json, TableRow row, int column)
    {
        var kind = inputs[column].Kind;
        switch (json.TokenType)
        {
            case JsonTokenType.Null:
                return ColumnValue.Missing;
            case JsonTokenType.Number when kind?.Storage != StorageKind.Text:
                return Number(ref json, row, inputs[column].Name) is { } number ? ColumnValue.Of(number) : ColumnValue.Missing;
            case JsonTokenType.String when kind?.Storage != StorageKind.Number:
                return Category(ref json, row, column);
            default:
                var expected = kind is null ? "a number, a text" : kind.Storage == StorageKind.Number ? "a number" : "a text";
                row.AddError(inputs[column].Name, $"must be {expected} or null.");
                return ColumnValue.Missing;
        }
    }

    private ColumnValue Category(ref Utf8JsonReader json, TableRow row, int column)
    {
        var text = Text(ref json);
        return text.IsWhiteSpace() && inputs[column].Kind is null ? ColumnValue.Missing : row.Category(inputs[column], text, _pools[column]);
    }

    private void ReadY(ref Utf8JsonReader json, TableRow row, ref bool isGiven)
    {
        if (!IsFirst(ref json, row, "y", ref isGiven)) return;
        if (target is not null)
        {
            if (json.TokenType == JsonTokenType.Number) row.Y = Number(ref json, row, target);
            else row.AddError(target, json.TokenType == JsonTokenType.Null ? TableRows.TargetIsMissing : "must be a number.");
        }

        json.Skip();
    }

    private void ReadExclusion(ref Utf8JsonReader json, TableRow row, ref bool isGiven)
    {
        if (!IsFirst(ref json, row, Exclusion, ref isGiven)) return;
        if (json.TokenType == JsonTokenType.String) row.Exclude(Exclusion, Text(ref json));
        else if (json.TokenType != JsonTokenType.Null) row.AddError(Exclusion, "must be a text or null.");
        json.Skip();
    }

    /// <summary>Goes on to the property's value, or past it where it is given a second time.</summary>
    private static bool IsFirst(ref Utf8JsonReader json, TableRow row, string property, ref bool isGiven)
    {
        if (isGiven)
        {
            row.AddError(property, "is given twice.");
            json.Skip();
            return false;
        }

        json.Read();
        return isGiven = true;
    }

    private static double? Number(ref Utf8JsonReader json, TableRow row, string column)
    {
        var number = json.GetDouble();
        if (double.IsFinite(number)) return number;
        row.AddError(column, "is too large.");
        return null;
    }

    private ReadOnlySpan<char> Text(ref Utf8JsonReader json)
    {
        // A text has at most as many characters as bytes.
        if (_characters.Length < json.ValueSpan.Length) _characters = new char[json.ValueSpan.Length];
        return _characters.AsSpan(0, json.CopyString(_characters));
    }
}
