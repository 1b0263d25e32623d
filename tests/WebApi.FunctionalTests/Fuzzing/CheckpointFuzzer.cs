using System.Buffers.Binary;
using System.Globalization;
using System.Runtime.InteropServices;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Regressor.WebApi.FunctionalTests.Fuzzing;

/// <summary>Damages a valid checkpoint: its bytes, or one of its parts with a matching checksum.</summary>
internal static class CheckpointFuzzer
{
    private static readonly float[] OddNumbers =
        [float.NaN, float.PositiveInfinity, float.NegativeInfinity, float.MaxValue, -float.MaxValue, float.Epsilon, 0, -0f, 1e30f, -1e30f, 1];

    private static readonly string[] Types = ["\"F64\"", "\"F16\"", "\"BF16\"", "\"I64\"", "\"f32\"", "\"\"", "null", "32"];

    public static byte[] Make(byte[] sound, Random random)
    {
        var parts = new CheckpointBytes(sound);
        switch (random.Next(12))
        {
            case 0 or 1:
                return ByteMutations.Apply(sound, random);
            case 2:
                return InHeader(sound, random);
            case 3:
                return OtherHeaderLength(sound, random);
            case 4:
                Replace(parts.Header[Tensor(parts, random)]!, random);
                break;
            case 5:
                parts.Header[Tensor(parts, random)]!["dtype"] = JsonNode.Parse(random.Of(Types));
                break;
            case 6:
                return Retold(parts, random);
            case 7:
                for (var i = random.Next(1, 5); i > 0; i--) Numbers(parts)[random.Next(parts.Data.Length / sizeof(float))] = random.Of(OddNumbers);
                break;
            case 8:
                parts.Data = ByteMutations.Apply(parts.Data, random);
                break;
            case 9 or 10:
                Replace(parts.Manifest, random);
                break;
            default:
                Replace(parts.Network, random);
                break;
        }

        return parts.ToFile();
    }

    private static Span<float> Numbers(CheckpointBytes parts) => MemoryMarshal.Cast<byte, float>(parts.Data.AsSpan());

    private static string Tensor(CheckpointBytes parts, Random random) => random.Of([.. parts.Header.Select(entry => entry.Key).Where(name => name != "__metadata__")]);

    private static byte[] InHeader(byte[] sound, Random random)
    {
        var end = 8 + (int)BinaryPrimitives.ReadInt64LittleEndian(sound);
        return CheckpointBytes.Joined(ByteMutations.Apply(sound[8..end], random), sound[end..]);
    }

    private static byte[] OtherHeaderLength(byte[] sound, Random random)
    {
        var (length, file) = (BinaryPrimitives.ReadInt64LittleEndian(sound), (byte[])[.. sound]);
        BinaryPrimitives.WriteInt64LittleEndian(file, random.Of([0, 1, 2, -1, length - 1, length + 1, length + 8, length * 2, 32 << 20, (32 << 20) + 1, int.MaxValue, 1L << 40, long.MaxValue, long.MinValue]));
        return file;
    }

    /// <summary>Duplicates, renames or replaces a tensor, or swaps two.</summary>
    private static byte[] Retold(CheckpointBytes parts, Random random)
    {
        var (one, other) = (Tensor(parts, random), Tensor(parts, random));
        var header = parts.Header;
        switch (random.Next(4))
        {
            case 0:
                var twice = header.ToJsonString()[..^1] + $",{JsonSerializer.Serialize(one)}:{header[other]!.ToJsonString()}}}";
                return CheckpointBytes.Joined(Encoding.UTF8.GetBytes(twice), parts.Data);
            case 1:
                var moved = header[one]!.DeepClone();
                header.Remove(one);
                header[random.Of(["other", "", "../../x", "a\0b", one + " "])] = moved;
                break;
            case 2:
                header[one]!["data_offsets"] = header[other]!["data_offsets"]!.DeepClone();
                break;
            default:
                (header[one], header[other]) = (header[other]!.DeepClone(), header[one]!.DeepClone());
                break;
        }

        return parts.ToFile();
    }

    /// <summary>Replaces or removes one value, at any depth.</summary>
    private static void Replace(JsonNode root, Random random)
    {
        for (var i = random.Next(1, 3); i > 0; i--)
        {
            var node = random.Of(Below(root).ToList());
            if (node.Parent is JsonObject parent)
            {
                var name = node.GetPropertyName();
                if (random.Chance(0.15)) parent.Remove(name);
                else parent[name] = Other(node, random);
            }
            else if (node.Parent is JsonArray list)
            {
                var index = node.GetElementIndex();
                if (random.Chance(0.15)) list.RemoveAt(index);
                else if (random.Chance(0.15)) list.Add(node.DeepClone());
                else list[index] = Other(node, random);
            }
        }
    }

    private static IEnumerable<JsonNode> Below(JsonNode node)
    {
        var children = node switch
        {
            JsonObject parent => parent.Select(entry => entry.Value),
            JsonArray list => list,
            _ => [],
        };
        foreach (var child in children.OfType<JsonNode>())
        {
            yield return child;
            foreach (var deeper in Below(child)) yield return deeper;
        }
    }

    private static JsonNode? Other(JsonNode node, Random random) => random.Next(6) switch
    {
        0 => null,
        1 => JsonValue.Create(random.Of(HostileValues.Texts)),
        2 => new JsonArray(),
        3 => new JsonObject(),
        4 when node.GetValueKind() == JsonValueKind.Number => JsonValue.Create(Math.Clamp(double.Parse(node.ToJsonString(), CultureInfo.InvariantCulture) * random.Of([-1, 0.5, 2, 1000]), double.MinValue, double.MaxValue)),
        _ => JsonValue.Create(random.Of<double>([0, -1, 1, 2, 3, 0.5, 7, 64, int.MaxValue, 1e18, -1e18, 1e300, double.Epsilon])),
    };
}
