using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;

namespace Regressor.Domain.Datasets;

/// <summary>
/// The stable train/test split. An example's place is derived from its content, the dataset's seed, and its number among identical examples.
/// A test example therefore remains one when data is added. <see cref="TestSplit"/> determines whether identical examples share a place.
/// </summary>
public static class DataSplit
{
    public const double DefaultTestFraction = 0.2;

    /// <summary>Constants for the places of identical observations: the turn plus an offset, cubed modulo a prime.</summary>
    /// <remarks>
    /// 2²⁰ − 5 is the largest twenty-bit prime that is 2 modulo 3, so a million turns have as many distinct factors. Cubing keeps the places
    /// as independent of each other as random ones. Multiples of one factor would be evenly spread, and test metrics would be better than
    /// chance allows. All products are exact in 64 bits, which databases compute with too.
    /// </remarks>
    public const long TurnModulus = 1_048_571, TurnsAhead = 271_829;

    private const int OnStack = 1024;
    private const int MaxPrefix = 5;
    private const byte MissingValue = 0;

    /// <summary>Computes a uniformly distributed position in [0, 1): the first 53 bits of SHA-256 over seed, x and y.</summary>
    /// <param name="x">One value per input column.</param>
    /// <param name="y">Value of the target; not missing.</param>
    /// <param name="seed">Seed of the dataset's split.</param>
    public static double PositionOf(IReadOnlyList<ColumnValue> x, ColumnValue y, long seed)
    {
        var length = (2 * sizeof(long)) + x.Append(y).Sum(value => 1 + (value.Text is { } text ? MaxPrefix + Encoding.UTF8.GetMaxByteCount(text.Length) : sizeof(double)));
        var content = length <= OnStack ? stackalloc byte[OnStack] : new byte[length];
        BinaryPrimitives.WriteInt64LittleEndian(content, seed);
        var end = sizeof(long);
        foreach (var value in x)
        {
            // The leading byte distinguishes a missing value, a number and a text; + 0.0 makes -0 equal to 0.
            content[end++] = value.IsMissing ? MissingValue : (byte)(value.Number is null ? StorageKind.Text : StorageKind.Number);
            if (value.Number is { } number) end += Write(number + 0.0, content[end..]);
            if (value.Text is { } category) end += Write(category, content[end..]);
        }

        // A number stands without its leading byte, as it did before there were other targets.
        if (y.Text is { } label)
        {
            content[end++] = (byte)StorageKind.Text;
            end += Write(label, content[end..]);
        }
        else
        {
            end += Write(y.Number!.Value + 0.0, content[end..]);
        }

        Span<byte> hash = stackalloc byte[SHA256.HashSizeInBytes];
        SHA256.HashData(content[..end], hash);
        return Fraction(BinaryPrimitives.ReadUInt64LittleEndian(hash));
    }

    /// <summary>
    /// Computes a uniformly distributed position in [0, 1): the first 53 bits of SHA-256 over the seed and the group, a number or the UTF-8
    /// bytes of a text, all most significant byte first, as databases compute it too.
    /// </summary>
    /// <param name="group">Value of the column with the group; not missing.</param>
    /// <param name="seed">Seed of the dataset's split.</param>
    public static double PositionOfGroup(ColumnValue group, long seed)
    {
        var length = sizeof(long) + (group.Text is { } name ? Encoding.UTF8.GetByteCount(name) : sizeof(double));
        var content = length <= OnStack ? stackalloc byte[OnStack] : new byte[length];
        BinaryPrimitives.WriteInt64BigEndian(content, seed);
        if (group.Text is { } text) Encoding.UTF8.GetBytes(text, content[sizeof(long)..]);
        else BinaryPrimitives.WriteDoubleBigEndian(content[sizeof(long)..], group.Number!.Value + 0.0);
        Span<byte> hash = stackalloc byte[SHA256.HashSizeInBytes];
        SHA256.HashData(content[..length], hash);
        return Fraction(BinaryPrimitives.ReadUInt64BigEndian(hash));
    }

    /// <summary>
    /// Computes a uniformly distributed place in [0, 1). For the first of identical examples it is the position of the content; for the
    /// others it is the fractional part of a multiple of that position.
    /// </summary>
    public static double PlaceOf(double position, long turn)
    {
        if (turn == 0) return position;
        var factor = (turn + TurnsAhead) % TurnModulus;
        var multiple = position * (factor * factor % TurnModulus * factor % TurnModulus);
        return multiple - Math.Floor(multiple);
    }

    private static double Fraction(ulong bits) => (bits >> 11) * (1.0 / (1UL << 53));

    private static int Write(double number, Span<byte> destination)
    {
        BinaryPrimitives.WriteDoubleLittleEndian(destination, number);
        return sizeof(double);
    }

    /// <summary>Writes the byte count as seven-bit groups, lowest first, then the UTF-8 bytes.</summary>
    private static int Write(string text, Span<byte> destination)
    {
        var end = 0;
        for (var rest = (uint)Encoding.UTF8.GetByteCount(text); ; rest >>= 7)
        {
            destination[end++] = (byte)(rest < 0x80 ? rest : rest | 0x80);
            if (rest < 0x80) break;
        }

        return end + Encoding.UTF8.GetBytes(text, destination[end..]);
    }

    public static long SeedOf(string slug) => BinaryPrimitives.ReadInt64LittleEndian(SHA256.HashData(Encoding.UTF8.GetBytes(slug)));

    public static bool IsTest(double place, double threshold) => place < threshold;
}
