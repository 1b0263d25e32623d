using System.Buffers;
using System.Text.Json;
using Regressor.Application.Files;
using Regressor.Infrastructure.Files.Text;

namespace Regressor.Infrastructure.Files.JsonElements;

/// <summary>A file of examples as JSON objects.</summary>
/// <param name="format">The format of the file.</param>
/// <param name="text">The content of the file.</param>
/// <param name="readElements">Finds the objects in the file's UTF-8 bytes.</param>
/// <param name="createWriter">Creates the writer of such a file.</param>
internal sealed class JsonTableFile(
    ITabularFormat format,
    TextContent text,
    Func<Stream, IJsonElements> readElements,
    Func<ArrayBufferWriter<byte>, ITabularWriter<PredictedRow>> createWriter) : ITableFile
{
    public ITabularFormat Format => format;

    public FormatHints Details { get; } = new(Encoding: text.Encoding);

    public IReadOnlyList<string>? Columns => null;

    public IEnumerable<TableRow> Read(TableSchema schema, bool ignoreExtra) => Rows(new JsonExampleReader(schema, ignoreExtra, returnsKept: false), schema);

    public IEnumerable<TableRow> ReadWhole(IReadOnlyList<TableColumn> inputs, IReadOnlyList<TableColumn> kept)
    {
        var schema = new TableSchema(inputs, Target: null, kept);
        return Rows(new JsonExampleReader(schema, ignoreExtra: true, returnsKept: true), schema);
    }

    public ITabularWriter<PredictedRow> CreatePredictionWriter(ArrayBufferWriter<byte> output, PredictedTarget target) => createWriter(output);

    private IEnumerable<TableRow> Rows(JsonExampleReader examples, TableSchema schema)
    {
        var elements = readElements(text.OpenUtf8());
        var row = new TableRow(schema.Inputs.Count, schema.Kept.Count);
        while (elements.MoveNext())
        {
            row.Begin(elements.Line);
            ReadRow(examples, elements.Current, row);
            yield return row;
        }
    }

    private static void ReadRow(JsonExampleReader examples, ReadOnlySpan<byte> json, TableRow row)
    {
        try
        {
            examples.Read(json, row);
        }
        catch (JsonException wrong)
        {
            row.Begin(row.Line);
            row.AddError(null, $"is not valid JSON: see byte {wrong.BytePositionInLine + 1}.");
        }
        catch (InvalidOperationException)
        {
            // The reader throws it for half a surrogate pair, "\ud800".
            row.Begin(row.Line);
            row.AddError(null, "has a text that is not valid Unicode.");
        }
    }
}
