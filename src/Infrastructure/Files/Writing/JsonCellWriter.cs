using System.Buffers;
using System.Text.Json;
using Regressor.Application.Files;
using Regressor.Infrastructure.Files.JsonElements;

namespace Regressor.Infrastructure.Files.Writing;

/// <summary>Writes rows of cells as plain records.</summary>
/// <param name="output">Buffer for the bytes of the file.</param>
/// <param name="createWriter">Creates the writer of what is between the records.</param>
internal sealed class JsonCellWriter(ArrayBufferWriter<byte> output, Func<JsonRowWriter<WrittenCell[]>, ITabularWriter<WrittenCell[]>> createWriter) : ICellWriter
{
    private ITabularWriter<WrittenCell[]>? _rows;

    public void Begin(IReadOnlyList<WrittenColumn> columns)
    {
        _rows = createWriter(new Records(output, columns));
        _rows.Begin();
    }

    public void Write(ReadOnlySpan<WrittenCell> cells) => _rows!.Write(cells.ToArray());

    public void End() => _rows!.End();

    public void Dispose() => _rows?.Dispose();

    private sealed class Records(ArrayBufferWriter<byte> output, IReadOnlyList<WrittenColumn> columns) : JsonRowWriter<WrittenCell[]>(output)
    {
        protected override void WriteProperties(Utf8JsonWriter json, WrittenCell[] row)
        {
            for (var column = 0; column < row.Length; column++) json.WriteCell(columns[column].Name, row[column]);
        }
    }
}
