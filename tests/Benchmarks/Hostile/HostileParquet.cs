using System.Buffers.Binary;
using System.Text;

namespace Regressor.Benchmarks.Hostile;

/// <summary>A Parquet file of one column of texts, whose sizes may lie. Without any set, it has two rows.</summary>
internal sealed class HostileParquet
{
    private const int ByteArray = 6, I32 = 5, I64 = 6, Binary = 8, List = 9, Struct = 12, RleDictionary = 8;

    public long Rows { get; init; } = 2;

    public long Values { get; init; } = 2;

    public int PageValues { get; init; } = 2;

    public int? PageSize { get; init; }

    public int? TextLength { get; init; }

    public string Text { get; init; } = "text";

    public bool IsUtf8 { get; init; } = true;

    /// <summary>True to write the text once, and references to it as one run.</summary>
    public bool IsDictionary { get; init; }

    public int Codec { get; init; }

    public int Groups { get; init; } = 1;

    public byte[] ToBytes()
    {
        List<byte> file = [.. "PAR1"u8];
        var text = PlainText();
        var dictionary = IsDictionary ? Page(type: 2, 1, encoding: 0, text) : [];
        byte[] values = IsDictionary ? [1, .. Varint((ulong)PageValues << 1), 0] : [.. text, .. PlainText()];
        var data = Page(type: 0, PageValues, IsDictionary ? RleDictionary : 0, values);
        file.AddRange(dictionary);
        file.AddRange(data);
        byte[] metadata =
        [
            .. Field(1, I32, Zigzag(ByteArray)), .. Field(1, List, [.. ListOf(2, I32), .. Zigzag(0), .. Zigzag(RleDictionary)]), .. Field(1, List, [.. ListOf(1, Binary), .. Name("x")]),
            .. Field(1, I32, Zigzag(Codec)), .. Field(1, I64, Zigzag(Values)), .. Field(1, I64, Zigzag(dictionary.Length + data.Length)),
            .. Field(1, I64, Zigzag(dictionary.Length + data.Length)), .. Field(2, I64, Zigzag(4 + dictionary.Length)), .. IsDictionary ? Field(2, I64, Zigzag(4)) : [], 0,
        ];
        byte[] chunk = [.. Field(2, I64, Zigzag(4)), .. Field(1, Struct, metadata), 0];
        byte[] group = [.. Field(1, List, [.. ListOf(1, Struct), .. chunk]), .. Field(1, I64, Zigzag(data.Length)), .. Field(1, I64, Zigzag(Rows)), 0];
        byte[] root = [.. Field(4, Binary, Name("schema")), .. Field(1, I32, Zigzag(1)), 0];
        byte[] column = [.. Field(1, I32, Zigzag(ByteArray)), .. Field(2, I32, Zigzag(0)), .. Field(1, Binary, Name("x")), .. IsUtf8 ? Field(2, I32, Zigzag(0)) : [], 0];
        byte[] footer =
        [
            .. Field(1, I32, Zigzag(1)), .. Field(1, List, [.. ListOf(2, Struct), .. root, .. column]), .. Field(1, I64, Zigzag(Rows * Groups)),
            .. Field(1, List, [.. ListOf(Groups, Struct), .. Enumerable.Repeat(group, Groups).SelectMany(bytes => bytes)]), 0,
        ];
        return WithFooter(file, footer);
    }

    /// <param name="depth">Depth of lists in a field that no reader knows.</param>
    public static byte[] NestedFooter(int depth) => WithFooter([.. "PAR1"u8], [.. Field(9, List, []), .. Enumerable.Repeat((byte)((1 << 4) | List), depth), 0]);

    private static byte[] WithFooter(List<byte> file, byte[] footer)
    {
        var length = new byte[4];
        BinaryPrimitives.WriteInt32LittleEndian(length, footer.Length);
        return [.. file, .. footer, .. length, .. "PAR1"u8];
    }

    private byte[] PlainText()
    {
        var bytes = new byte[4 + Text.Length];
        BinaryPrimitives.WriteInt32LittleEndian(bytes, TextLength ?? Text.Length);
        Encoding.ASCII.GetBytes(Text, bytes.AsSpan(4));
        return bytes;
    }

    private byte[] Page(int type, int values, int encoding, byte[] content)
    {
        byte[] header = type == 2
            ? [.. Field(4, Struct, [.. Field(1, I32, Zigzag(values)), .. Field(1, I32, Zigzag(encoding)), 0])]
            : [.. Field(2, Struct, [.. Field(1, I32, Zigzag(values)), .. Field(1, I32, Zigzag(encoding)), .. Field(1, I32, Zigzag(3)), .. Field(1, I32, Zigzag(3)), 0])];
        return [.. Field(1, I32, Zigzag(type)), .. Field(1, I32, Zigzag(PageSize ?? content.Length)), .. Field(1, I32, Zigzag(content.Length)), .. header, 0, .. content];
    }

    /// <param name="step">Difference from the number of the previous field.</param>
    /// <param name="type">Its type in Thrift's compact protocol.</param>
    /// <param name="value">Its value.</param>
    private static byte[] Field(int step, int type, byte[] value) => [(byte)((step << 4) | type), .. value];

    private static byte[] ListOf(int count, int type) => count < 15 ? [(byte)((count << 4) | type)] : [(byte)(0xF0 | type), .. Varint((ulong)count)];

    private static byte[] Name(string name) => [(byte)name.Length, .. Encoding.ASCII.GetBytes(name)];

    private static byte[] Zigzag(long value) => Varint((ulong)((value << 1) ^ (value >> 63)));

    private static byte[] Varint(ulong value)
    {
        List<byte> bytes = [];
        for (; value >= 0x80; value >>= 7) bytes.Add((byte)(value | 0x80));
        return [.. bytes, (byte)value];
    }
}
