using System.Buffers;
using Regressor.Application.Files;
using Regressor.Infrastructure.Files.JsonElements;

namespace Regressor.Infrastructure.Files.Formats.JsonLines;

internal sealed class JsonLinesWriter<TRow>(ArrayBufferWriter<byte> output, JsonRowWriter<TRow> rows) : ITabularWriter<TRow>
{
    public void Begin()
    {
    }

    public void Write(TRow row)
    {
        rows.Write(row);
        output.Write("\n"u8);
    }

    public void End()
    {
    }

    public void Dispose() => rows.Dispose();
}
