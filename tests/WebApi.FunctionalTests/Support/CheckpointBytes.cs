using System.Buffers.Binary;
using System.Runtime.InteropServices;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;

namespace Regressor.WebApi.FunctionalTests.Support;

/// <summary>
/// Changes parts of a checkpoint and updates its checksum, so that an error is caused by the change and not by
/// the checksum.
/// </summary>
internal sealed class CheckpointBytes
{
    private const string Key = "regressor";

    public CheckpointBytes(byte[] file)
    {
        var length = (int)BinaryPrimitives.ReadInt64LittleEndian(file);
        Header = JsonNode.Parse(file.AsSpan(8, length))!.AsObject();
        Manifest = JsonNode.Parse(Header["__metadata__"]![Key]!.GetValue<string>())!.AsObject();
        Network = JsonNode.Parse(Manifest["network"]!.GetValue<string>())!.AsObject();
        Data = file[(8 + length)..];
    }

    public JsonObject Header { get; }

    public JsonObject Manifest { get; }

    public JsonObject Network { get; }

    public byte[] Data { get; set; }

    /// <summary>Changes a tensor.</summary>
    public Span<float> Values(string tensor)
    {
        var (from, to) = ((int)Offsets(tensor)[0]!, (int)Offsets(tensor)[1]!);
        return MemoryMarshal.Cast<byte, float>(Data.AsSpan(from, to - from));
    }

    public JsonArray Offsets(string tensor) => Header[tensor]!["data_offsets"]!.AsArray();

    /// <param name="edit">Final edit of the manifest's text, for values that no JSON node can represent.</param>
    public byte[] ToFile(Func<string, string>? edit = null)
    {
        Manifest["network"] = Network.ToJsonString();
        Header["__metadata__"]![Key] = edit is null ? Manifest.ToJsonString() : edit(Manifest.ToJsonString());
        Header["__metadata__"]!["sha256"] = Convert.ToHexStringLower(SHA256.HashData(Data));
        return Joined(Encoding.UTF8.GetBytes(Header.ToJsonString()), Data);
    }

    public static byte[] Joined(byte[] header, byte[] data, long? headerLength = null)
    {
        var length = new byte[8];
        BinaryPrimitives.WriteInt64LittleEndian(length, headerLength ?? header.Length);
        return [.. length, .. header, .. data];
    }
}
