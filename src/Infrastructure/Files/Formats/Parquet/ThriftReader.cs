namespace Regressor.Infrastructure.Files.Formats.Parquet;

/// <summary>Types of values in Thrift's compact protocol.</summary>
internal enum ThriftType
{
    Stop = 0,
    True = 1,
    False = 2,
    Byte = 3,
    Int16 = 4,
    Int32 = 5,
    Int64 = 6,
    Double = 7,
    Binary = 8,
    List = 9,
    Set = 10,
    Map = 11,
    Struct = 12,
}

/// <summary>
/// Walks over structures in Thrift's compact protocol, in which Parquet describes its data, to find sizes that lie before a library
/// allocates them. See thrift-compact-protocol.md of Apache Thrift.
/// </summary>
internal ref struct ThriftReader(ReadOnlySpan<byte> bytes)
{
    private const int MaxDepth = 32, MaxElements = 2_000_000;

    private readonly ReadOnlySpan<byte> _bytes = bytes;
    private int _elements;

    /// <summary>Number of bytes read.</summary>
    public int Position { get; private set; }

    /// <exception cref="InvalidDataException">The bytes end early, or a size exceeds them.</exception>
    public (ThriftType Type, int Id) ReadField(int previous)
    {
        var head = ReadByte();
        var type = (ThriftType)(head & 0xF);
        if (type == ThriftType.Stop) return default;
        return (type, head >> 4 is var delta and > 0 ? previous + delta : (int)ReadZigzag());
    }

    public long ReadZigzag()
    {
        var value = ReadVarint();
        return (long)(value >> 1) ^ -(long)(value & 1);
    }

    /// <summary>Skips a structure, whose fields follow.</summary>
    public void SkipStruct(int depth = 0)
    {
        if (depth > MaxDepth) throw Wrong();
        for (var id = 0; ;)
        {
            var field = ReadField(id);
            if (field.Type == ThriftType.Stop) return;
            Skip(field.Type, depth);
            id = field.Id;
        }
    }

    /// <summary>Skips the value of a field. A Boolean is its type.</summary>
    public void Skip(ThriftType type, int depth)
    {
        if (depth > MaxDepth) throw Wrong();
        switch (type)
        {
            case ThriftType.True or ThriftType.False:
                break;
            case ThriftType.Byte:
                ReadByte();
                break;
            case ThriftType.Int16 or ThriftType.Int32 or ThriftType.Int64:
                ReadVarint();
                break;
            case ThriftType.Double:
                Advance(sizeof(double));
                break;
            case ThriftType.Binary:
                Advance(ReadVarint());
                break;
            case ThriftType.List or ThriftType.Set:
                SkipList(depth);
                break;
            case ThriftType.Struct:
                SkipStruct(depth + 1);
                break;
            default:
                // Parquet has no maps.
                throw Wrong();
        }
    }

    private void SkipList(int depth)
    {
        var head = ReadByte();
        var count = head >> 4 is var small and < 15 ? (ulong)small : ReadVarint();
        if (count > (ulong)(_bytes.Length - Position) || (_elements += (int)count) > MaxElements) throw Wrong();
        var type = (ThriftType)(head & 0xF);
        for (ulong element = 0; element < count; element++)
        {
            if (type is ThriftType.True or ThriftType.False) ReadByte();
            else Skip(type, depth + 1);
        }
    }

    private ulong ReadVarint()
    {
        ulong value = 0;
        for (var shift = 0; shift < 64; shift += 7)
        {
            var next = ReadByte();
            value |= (ulong)(next & 0x7F) << shift;
            if (next < 0x80) return value;
        }

        throw Wrong();
    }

    private byte ReadByte() => Position < _bytes.Length ? _bytes[Position++] : throw Wrong();

    private void Advance(ulong count)
    {
        if (count > (ulong)(_bytes.Length - Position)) throw Wrong();
        Position += (int)count;
    }

    private static InvalidDataException Wrong() => new("The metadata are damaged.");
}
