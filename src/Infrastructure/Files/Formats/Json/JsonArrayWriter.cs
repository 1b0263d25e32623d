using System.Buffers;
using Regressor.Application.Files;
using Regressor.Infrastructure.Files.JsonElements;

namespace Regressor.Infrastructure.Files.Formats.Json;

/// <summary>Writes rows as the elements of one array, one per line.</summary>
internal sealed class JsonArrayWriter<TRow>(ArrayBufferWriter<byte> output, JsonRowWriter<TRow> rows) : ITabularWriter<TRow>
{
    private bool _isFirst = true;

    public void Begin() => output.Write("["u8);

    public void Write(TRow row)
    {
        output.Write(_isFirst ? "\n"u8 : ",\n"u8);
        _isFirst = false;
        rows.Write(row);
    }

    public void End() => output.Write("\n]\n"u8);

    public void Dispose() => rows.Dispose();
}
