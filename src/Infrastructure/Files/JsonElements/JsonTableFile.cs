using System.Text.Json;
using Regressor.Application.Abstractions;
using Regressor.Infrastructure.Files.Formats.Json;
using Regressor.Infrastructure.Files.Formats.JsonLines;
using Regressor.Infrastructure.Files.Text;

namespace Regressor.Infrastructure.Files.JsonElements;

internal sealed class JsonTableFile : ITableFile
{
    private readonly TextContent _text;

    private JsonTableFile(TextContent text, TableFileKind kind)
    {
        _text = text;
        Format = new TableFormat(kind, Encoding: text.Encoding);
    }

    public TableFormat Format { get; }

    public IReadOnlyList<string>? Columns => null;

    public IReadOnlyList<UnclearNumbers> Unclear => [];

    public ReadOnlyMemory<byte> Head => default;

    public static JsonTableFile Open(TextContent text, TableFileKind kind)
    {
        var file = new JsonTableFile(text, kind);

        // What is no array at all is told here and not only when it is read.
        if (kind == TableFileKind.Json) file.Elements().MoveNext();
        return file;
    }

    public IEnumerable<TableRow> Read(IReadOnlyList<TableColumn> inputs, string? target, bool ignoreExtra)
    {
        var elements = Elements();
        var examples = new JsonExampleReader(inputs, target, ignoreExtra);
        var row = new TableRow(inputs.Count);
        while (elements.MoveNext())
        {
            row.Begin(elements.Line);
            ReadRow(examples, elements.Current, row);
            yield return row;
        }
    }

    public IEnumerable<TableRow> ReadWhole(IReadOnlyList<TableColumn> inputs) => Read(inputs, target: null, ignoreExtra: true);

    private IJsonElements Elements() =>
        Format.Kind == TableFileKind.Json ? new JsonArrayElements(_text.OpenUtf8()) : new JsonLineElements(_text.OpenUtf8());

    private static void ReadRow(JsonExampleReader examples, ReadOnlySpan<byte> json, TableRow row)
    {
        try
        {
            examples.Read(json, row);
        }
        catch (JsonException wrong)
        {
            row.Begin(row.Line);
            row.Fault(null, $"is not proper JSON: see byte {wrong.BytePositionInLine + 1}.");
        }
        catch (InvalidOperationException)
        {
            // What the reader throws for half a surrogate pair, "\ud800".
            row.Begin(row.Line);
            row.Fault(null, "has a text that is not proper Unicode.");
        }
    }
}
