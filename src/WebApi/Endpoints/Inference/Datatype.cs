using System.Buffers.Binary;
using System.Globalization;
using System.Text.Json;

namespace Regressor.WebApi.Endpoints.Inference;

/// <summary>Numeric datatype of the protocol.</summary>
/// <param name="Name">Name in the protocol.</param>
/// <param name="Size">Size of a value, in bytes.</param>
/// <param name="Read">Reads a value from its bytes, little-endian.</param>
/// <param name="Whole">Range of the values, for integer datatypes; null for others.</param>
/// <param name="Holds">Determines whether a number is within the range of a non-integer datatype.</param>
internal sealed record Datatype(string Name, int Size, Func<ReadOnlySpan<byte>, double> Read, (decimal Least, decimal Most)? Whole, Func<double, bool> Holds)
{
    public const string OfTexts = "BYTES";
    public const string OfAnswers = "FP64";
    private const string OfTruths = "BOOL";

    private static readonly Dictionary<string, Datatype> Numbers = new[]
    {
        OfWholes(OfTruths, 1, bytes => bytes[0], 0, 1),
        OfWholes("UINT8", 1, bytes => bytes[0], 0, byte.MaxValue),
        OfWholes("UINT16", 2, bytes => BinaryPrimitives.ReadUInt16LittleEndian(bytes), 0, ushort.MaxValue),
        OfWholes("UINT32", 4, bytes => BinaryPrimitives.ReadUInt32LittleEndian(bytes), 0, uint.MaxValue),
        OfWholes("UINT64", 8, bytes => BinaryPrimitives.ReadUInt64LittleEndian(bytes), 0, ulong.MaxValue),
        OfWholes("INT8", 1, bytes => (sbyte)bytes[0], sbyte.MinValue, sbyte.MaxValue),
        OfWholes("INT16", 2, bytes => BinaryPrimitives.ReadInt16LittleEndian(bytes), short.MinValue, short.MaxValue),
        OfWholes("INT32", 4, bytes => BinaryPrimitives.ReadInt32LittleEndian(bytes), int.MinValue, int.MaxValue),
        OfWholes("INT64", 8, bytes => BinaryPrimitives.ReadInt64LittleEndian(bytes), long.MinValue, long.MaxValue),
        new Datatype("FP16", 2, bytes => (double)BinaryPrimitives.ReadHalfLittleEndian(bytes), null, number => Half.IsFinite((Half)number)),
        new Datatype("FP32", 4, bytes => BinaryPrimitives.ReadSingleLittleEndian(bytes), null, number => float.IsFinite((float)number)),
        new Datatype(OfAnswers, 8, BinaryPrimitives.ReadDoubleLittleEndian, null, double.IsFinite),
    }.ToDictionary(type => type.Name, StringComparer.Ordinal);

    /// <summary>Describes a valid value.</summary>
    public string Expected => Whole is var (least, most)
        ? string.Create(CultureInfo.InvariantCulture, $"a whole number from {least} to {most}")
        : "a finite number, or NaN or null for a missing one";

    /// <summary>Finds the datatype with this name; null if there is none.</summary>
    public static Datatype? Find(string name) => Numbers.GetValueOrDefault(name);

    /// <returns>The value; null where it is not of this datatype.</returns>
    public ColumnValue? Of(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.Null => ColumnValue.Missing,
        JsonValueKind.True when Name == OfTruths => ColumnValue.Of(1.0),
        JsonValueKind.False when Name == OfTruths => ColumnValue.Of(0.0),
        JsonValueKind.Number when Whole is { } range =>
            value.TryGetDecimal(out var whole) && decimal.IsInteger(whole) && whole >= range.Least && whole <= range.Most ? ColumnValue.Of((double)whole) : null,
        JsonValueKind.Number => value.GetDouble() is var number && Holds(number) ? ColumnValue.Of(number) : null,
        _ => null,
    };

    /// <returns>The value; null where it is not of this datatype.</returns>
    public ColumnValue? Of(ReadOnlySpan<byte> value) => Read(value) switch
    {
        double.NaN => ColumnValue.Missing,
        var number when Holds(number) => ColumnValue.Of(number),
        _ => null,
    };

    private static Datatype OfWholes(string name, int size, Func<ReadOnlySpan<byte>, double> read, decimal least, decimal most) =>
        new(name, size, read, (least, most), number => number >= (double)least && number <= (double)most);
}
