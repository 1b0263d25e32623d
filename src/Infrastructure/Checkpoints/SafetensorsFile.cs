using System.Buffers.Binary;
using System.Numerics.Tensors;
using System.Runtime.InteropServices;
using System.Security.Cryptography;
using System.Text.Json;
using Regressor.Application.Abstractions.Learning;
using Regressor.Application.Abstractions.Storage;

namespace Regressor.Infrastructure.Checkpoints;

/// <summary>
/// The safetensors format: the header's length (8 bytes, little-endian), a JSON header, then the tensors' bytes without gaps. The header
/// maps each name to dtype, shape and byte range, and <c>__metadata__</c> to strings. Here every tensor is F32.
/// </summary>
/// <remarks>https://huggingface.co/docs/safetensors. What is read is not trusted: a file may come from anywhere.</remarks>
internal static class SafetensorsFile
{
    public const string ChecksumKey = "sha256";

    private const string MetadataKey = "__metadata__";
    private const int MaxHeaderBytes = 32 << 20;
    private const int MaxTensors = 10_000;
    private const int MaxDimensions = 8;
    private const long MaxDataBytes = 1L << 30;

    /// <summary>Adds the SHA-256 of the tensor bytes to the metadata under <see cref="ChecksumKey"/>.</summary>
    public static void Write(Stream stream, IReadOnlyDictionary<string, string> metadata, IReadOnlyList<NamedTensor> tensors)
    {
        using var header = new MemoryStream();
        using (var json = new Utf8JsonWriter(header))
        {
            json.WriteStartObject();
            json.WriteStartObject(MetadataKey);
            foreach (var (key, value) in metadata) json.WriteString(key, value);
            json.WriteString(ChecksumKey, ChecksumOf(tensors));
            json.WriteEndObject();
            long offset = 0;
            foreach (var tensor in tensors)
            {
                var end = offset + (tensor.Values.LongLength * sizeof(float));
                WriteTensor(json, tensor, offset, end);
                offset = end;
            }

            json.WriteEndObject();
        }

        // Padded with spaces to a multiple of 8, so that the numbers lie aligned.
        while (header.Length % 8 != 0) header.WriteByte((byte)' ');
        Span<byte> length = stackalloc byte[8];
        BinaryPrimitives.WriteInt64LittleEndian(length, header.Length);
        stream.Write(length);
        stream.Write(header.GetBuffer().AsSpan(0, (int)header.Length));
        foreach (var tensor in tensors) stream.Write(MemoryMarshal.AsBytes(tensor.Values.AsSpan()));
    }

    /// <exception cref="CorruptCheckpointException">The file is not a valid safetensors file of finite F32 tensors.</exception>
    public static (IReadOnlyDictionary<string, string> Metadata, IReadOnlyList<NamedTensor> Tensors) Read(Stream stream)
    {
        try
        {
            var headerLength = ReadHeaderLength(stream);
            var header = new byte[headerLength];
            stream.ReadExactly(header);
            using var json = JsonDocument.Parse(header, new JsonDocumentOptions { MaxDepth = 8 });
            var (metadata, entries) = ReadHeader(json.RootElement);
            var tensors = ReadTensors(stream, entries, stream.Length - 8 - headerLength);
            if (!metadata.TryGetValue(ChecksumKey, out var checksum) || checksum != ChecksumOf(tensors))
                throw new CorruptCheckpointException("The checksum does not match: the file's numbers were changed.");
            return (metadata, tensors);
        }
        catch (Exception error) when (error is JsonException or EndOfStreamException or InvalidOperationException or FormatException or KeyNotFoundException or OverflowException)
        {
            throw new CorruptCheckpointException("The file is truncated or is not in the safetensors format.", error);
        }
    }

    private static void WriteTensor(Utf8JsonWriter json, NamedTensor tensor, long from, long to)
    {
        json.WriteStartObject(tensor.Name);
        json.WriteString("dtype", "F32");
        json.WriteStartArray("shape");
        foreach (var dimension in tensor.Shape) json.WriteNumberValue(dimension);
        json.WriteEndArray();
        json.WriteStartArray("data_offsets");
        json.WriteNumberValue(from);
        json.WriteNumberValue(to);
        json.WriteEndArray();
        json.WriteEndObject();
    }

    private static int ReadHeaderLength(Stream stream)
    {
        Span<byte> bytes = stackalloc byte[8];
        stream.ReadExactly(bytes);
        var length = BinaryPrimitives.ReadInt64LittleEndian(bytes);
        Require(length is >= 2 and <= MaxHeaderBytes && length <= stream.Length - 8, "its header length is out of range");
        return (int)length;
    }

    private static (Dictionary<string, string> Metadata, List<Entry> Entries) ReadHeader(JsonElement root)
    {
        var metadata = new Dictionary<string, string>(StringComparer.Ordinal);
        var entries = new List<Entry>();
        var names = new HashSet<string>(StringComparer.Ordinal);
        foreach (var property in root.EnumerateObject())
        {
            Require(names.Add(property.Name), $"'{property.Name}' occurs twice");
            if (property.Name != MetadataKey)
            {
                entries.Add(ReadEntry(property));
                Require(entries.Count <= MaxTensors, $"it has more than {MaxTensors} tensors");
                continue;
            }

            foreach (var item in property.Value.EnumerateObject())
                Require(metadata.TryAdd(item.Name, item.Value.GetString() ?? ""), $"'{item.Name}' occurs twice in the metadata");
        }

        return (metadata, entries);
    }

    private static Entry ReadEntry(JsonProperty property)
    {
        Require(property.Value.GetProperty("dtype").GetString() == "F32", $"the tensor '{property.Name}' does not have the type F32");
        var shape = property.Value.GetProperty("shape").EnumerateArray().Select(dimension => dimension.GetInt64()).ToList();
        var offsets = property.Value.GetProperty("data_offsets").EnumerateArray().Select(offset => offset.GetInt64()).ToList();
        Require(shape.Count <= MaxDimensions && shape.All(dimension => dimension is >= 0 and <= MaxDataBytes), $"the shape of the tensor '{property.Name}' is out of range");
        Require(offsets.Count == 2 && offsets[0] >= 0 && offsets[1] >= offsets[0], $"the offsets of the tensor '{property.Name}' are out of range");
        var size = shape.Aggregate((long)sizeof(float), (product, dimension) => checked(product * dimension));
        Require(size == offsets[1] - offsets[0], $"the shape and the size of the tensor '{property.Name}' differ");
        return new Entry(property.Name, shape, offsets[0], offsets[1]);
    }

    private static List<NamedTensor> ReadTensors(Stream stream, List<Entry> entries, long available)
    {
        // Gapless and in order of offset: nothing overlaps, nothing lies outside, nothing is hidden in between.
        entries.Sort((a, b) => a.From != b.From ? a.From.CompareTo(b.From) : a.To.CompareTo(b.To));
        Require(available <= MaxDataBytes, $"its data is larger than {MaxDataBytes} bytes");
        long position = 0;
        foreach (var entry in entries)
        {
            Require(entry.From == position && entry.To <= available, $"the tensor '{entry.Name}' overlaps another one, leaves a gap or exceeds the file");
            position = entry.To;
        }

        Require(position == available, "it has data after the last tensor");
        var tensors = new List<NamedTensor>(entries.Count);
        foreach (var entry in entries)
        {
            var values = new float[(entry.To - entry.From) / sizeof(float)];
            stream.ReadExactly(MemoryMarshal.AsBytes(values.AsSpan()));
            Require(values.Length == 0 || TensorPrimitives.IsFiniteAll<float>(values), $"the tensor '{entry.Name}' has a value that is not a finite number");
            tensors.Add(new NamedTensor(entry.Name, entry.Shape, values));
        }

        return tensors;
    }

    /// <summary>Over all bytes after the header.</summary>
    private static string ChecksumOf(IEnumerable<NamedTensor> tensors)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        foreach (var tensor in tensors) hash.AppendData(MemoryMarshal.AsBytes(tensor.Values.AsSpan()));
        return Convert.ToHexStringLower(hash.GetHashAndReset());
    }

    private static void Require(bool holds, string otherwise)
    {
        if (!holds) throw new CorruptCheckpointException($"The file is not a valid checkpoint: {otherwise}.");
    }

    private sealed record Entry(string Name, IReadOnlyList<long> Shape, long From, long To);
}
