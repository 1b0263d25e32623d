using System.Buffers;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace Regressor.Infrastructure.Files.JsonElements;

/// <summary>Writes rows as JSON objects; the format writes what separates them.</summary>
internal abstract class JsonRowWriter<TRow>(ArrayBufferWriter<byte> output) : IDisposable
{
    private readonly Utf8JsonWriter _json = new(output, new JsonWriterOptions { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping });

    public void Write(TRow row)
    {
        _json.Reset();
        _json.WriteStartObject();
        WriteProperties(_json, row);
        _json.WriteEndObject();
        _json.Flush();
    }

    public void Dispose() => _json.Dispose();

    protected abstract void WriteProperties(Utf8JsonWriter json, TRow row);
}
