using System.Text;
using System.Text.Json;
using Regressor.Application.Files;
using Regressor.Infrastructure.Files.Text;

namespace Regressor.Infrastructure.Files.JsonElements;

/// <summary>Reads the values of the columns from objects whose properties are the columns' names.</summary>
internal sealed class JsonColumnReader(TableSchema schema, bool ignoreExtra)
{
    private readonly TableColumn[] _columns = [.. schema.Inputs, .. schema.Kept];
    private readonly byte[][] _names = [.. schema.Inputs.Concat(schema.Kept).Select(column => Encoding.UTF8.GetBytes(column.Name))];
    private readonly StringPool[] _pools = [.. schema.Inputs.Concat(schema.Kept).Select(_ => new StringPool())];
    private readonly bool[] _isGiven = new bool[schema.Inputs.Count + schema.Kept.Count];
    private readonly StringPool _targets = new();
    private char[] _characters = new char[256];

    public void Begin() => Array.Clear(_isGiven);

    /// <summary>Reads the inputs, and kept columns that are named among them.</summary>
    public void ReadInputs(ref Utf8JsonReader json, TableRow row) => Read(ref json, row, first: 0, "input");

    public void ReadKept(ref Utf8JsonReader json, TableRow row) => Read(ref json, row, schema.Inputs.Count, "kept");

    /// <summary>Reads a single value without the name of its column.</summary>
    public void ReadOnlyInput(ref Utf8JsonReader json, TableRow row) => row.X[0] = Value(ref json, row, _columns[0], _pools[0]);

    public ReadOnlySpan<char> Text(ref Utf8JsonReader json)
    {
        // A text has at most as many characters as bytes.
        if (_characters.Length < json.ValueSpan.Length) _characters = new char[json.ValueSpan.Length];
        return _characters.AsSpan(0, json.CopyString(_characters));
    }

    /// <summary>Moves on to a property's value, or past it if the property is given a second time.</summary>
    public static bool IsFirst(ref Utf8JsonReader json, TableRow row, string property, ref bool isGiven)
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

    public ColumnValue Target(ref Utf8JsonReader json, TableRow row)
    {
        var target = schema.Target!;
        var isText = target.Kind?.Notation == StorageKind.Text;
        if (json.TokenType == (isText ? JsonTokenType.String : JsonTokenType.Number)) return Value(ref json, row, target, _targets);
        if (json.TokenType == JsonTokenType.Null) row.AddError(target.Name, TableRows.TargetIsMissing);
        else row.AddError(target.Name, isText ? "must be a text." : "must be a number.");
        return ColumnValue.Missing;
    }

    private void Read(ref Utf8JsonReader json, TableRow row, int first, string role)
    {
        for (var expected = first; json.Read() && json.TokenType == JsonTokenType.PropertyName;)
        {
            var column = IndexOf(ref json, first, expected);
            if (column < 0)
            {
                if (!ignoreExtra) row.AddError(json.GetString(), $"There is no such {role} column.");
                json.Skip();
            }
            else if (IsFirst(ref json, row, _columns[column].Name, ref _isGiven[column]))
            {
                var value = Value(ref json, row, _columns[column], _pools[column]);
                if (column < row.X.Length) row.X[column] = value;
                else row.Kept[column - row.X.Length] = value;
                json.Skip();
                expected = column + 1;
            }
        }
    }

    // Examples usually name their columns in the same order.
    private int IndexOf(ref Utf8JsonReader json, int first, int expected)
    {
        if (expected < _names.Length && json.ValueTextEquals(_names[expected])) return expected;
        for (var column = first; column < _names.Length; column++)
        {
            if (json.ValueTextEquals(_names[column])) return column;
        }

        return -1;
    }

    private ColumnValue Value(ref Utf8JsonReader json, TableRow row, TableColumn column, StringPool pool)
    {
        var kind = column.Kind;
        switch (json.TokenType)
        {
            case JsonTokenType.Null:
                return ColumnValue.Missing;
            case JsonTokenType.Number when kind?.Notation != StorageKind.Text:
                return Number(ref json, row, column.Name) is { } number ? ColumnValue.Of(number) : ColumnValue.Missing;
            case JsonTokenType.String when kind?.Notation != StorageKind.Number:
                var text = Text(ref json);
                return text.IsWhiteSpace() && kind is null ? ColumnValue.Missing : row.Text(column, text, pool);
            default:
                var expected = kind is null ? "a number, a text" : kind.Notation == StorageKind.Number ? "a number" : "a text";
                row.AddError(column.Name, $"must be {expected} or null.");
                return ColumnValue.Missing;
        }
    }
}
