using System.Text.Json;
using Regressor.Application.Files;

namespace Regressor.Infrastructure.Files.JsonElements;

/// <summary>
/// Reads examples, {"x": {…}, "kept": {…}, "y": …, "excluded": …}, one at a time. It skips other properties, which are those of the API's
/// responses.
/// </summary>
/// <param name="schema">The columns to read.</param>
/// <param name="ignoreExtra">True to skip columns that are not in the schema.</param>
/// <param name="returnsKept">True to copy the kept values, whatever they are, for the file with predictions.</param>
internal sealed class JsonExampleReader(TableSchema schema, bool ignoreExtra, bool returnsKept)
{
    public static readonly JsonReaderOptions Options = new() { MaxDepth = 32 };
    public const string Exclusion = "excluded";
    public const string Kept = "kept";

    private readonly JsonColumnReader _columns = new(schema, ignoreExtra);

    /// <exception cref="JsonException">It is not valid JSON.</exception>
    /// <exception cref="InvalidOperationException">A text is not valid Unicode.</exception>
    public void Read(ReadOnlySpan<byte> example, TableRow row)
    {
        var json = new Utf8JsonReader(example, Options);
        json.Read();
        if (json.TokenType == JsonTokenType.StartObject) ReadProperties(ref json, row, example);
        else row.AddError(null, "is not an object {\"x\": …, \"y\": …}.");

        // Finds errors after the value too.
        while (json.Read()) json.Skip();
    }

    private void ReadProperties(ref Utf8JsonReader json, TableRow row, ReadOnlySpan<byte> example)
    {
        bool hasX = false, hasY = false, hasKept = false, hasExclusion = false;
        _columns.Begin();
        while (json.Read() && json.TokenType == JsonTokenType.PropertyName)
        {
            if (json.ValueTextEquals("x"u8)) ReadX(ref json, row, ref hasX);
            else if (json.ValueTextEquals("y"u8)) ReadY(ref json, row, ref hasY);
            else if (json.ValueTextEquals(Kept)) ReadKept(ref json, row, ref hasKept, example);
            else if (json.ValueTextEquals(Exclusion)) ReadExclusion(ref json, row, ref hasExclusion);
            else json.Skip();
        }

        if (!hasX) row.AddError(null, "has no x.");
        else if (schema.Target is not null) row.CheckHasInput();
        if (!hasY && schema.Target is not null) row.AddError(schema.Target.Name, TableRows.TargetIsMissing);
    }

    private void ReadX(ref Utf8JsonReader json, TableRow row, ref bool isGiven)
    {
        if (!JsonColumnReader.IsFirst(ref json, row, "x", ref isGiven)) return;
        if (json.TokenType == JsonTokenType.StartObject)
        {
            _columns.ReadInputs(ref json, row);
            return;
        }

        if (schema.Inputs.Count == 1) _columns.ReadOnlyInput(ref json, row);
        else row.AddError(null, "must have an object of values by column as x.");
        json.Skip();
    }

    private void ReadY(ref Utf8JsonReader json, TableRow row, ref bool isGiven)
    {
        if (!JsonColumnReader.IsFirst(ref json, row, "y", ref isGiven)) return;
        if (schema.Target is not null) row.Y = _columns.Target(ref json, row);

        json.Skip();
    }

    private void ReadKept(ref Utf8JsonReader json, TableRow row, ref bool isGiven, ReadOnlySpan<byte> example)
    {
        if (!JsonColumnReader.IsFirst(ref json, row, Kept, ref isGiven)) return;
        if (returnsKept) row.Text = Copy(json, example);
        if (json.TokenType == JsonTokenType.StartObject)
        {
            _columns.ReadKept(ref json, row);
            return;
        }

        if (json.TokenType != JsonTokenType.Null && !returnsKept) row.AddError(Kept, "must be an object of texts by column, or null.");
        json.Skip();
    }

    private void ReadExclusion(ref Utf8JsonReader json, TableRow row, ref bool isGiven)
    {
        if (!JsonColumnReader.IsFirst(ref json, row, Exclusion, ref isGiven)) return;
        if (json.TokenType == JsonTokenType.String) row.Exclude(Exclusion, _columns.Text(ref json));
        else if (json.TokenType != JsonTokenType.Null) row.AddError(Exclusion, "must be a text or null.");
        json.Skip();
    }

    /// <returns>The JSON of the value of the reader's current value. The caller's reader does not move.</returns>
    private static byte[] Copy(Utf8JsonReader json, ReadOnlySpan<byte> example)
    {
        var start = (int)json.TokenStartIndex;
        json.Skip();
        return example[start..(int)json.BytesConsumed].ToArray();
    }
}
