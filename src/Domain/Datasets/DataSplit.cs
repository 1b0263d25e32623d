using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;

namespace Regressor.Domain.Datasets;

/// <summary>
/// The stable split into train and test part: an example's place follows from its content and the dataset's seed alone, so that a test
/// example stays one when data is added or imported again, and identical rows never sit on both sides.
/// </summary>
public static class DataSplit
{
    public const double DefaultTestFraction = 0.2;

    /// <summary>A position in [0, 1), uniformly distributed: the first 53 bits of SHA-256 over seed, x and y.</summary>
    public static double PositionOf(IReadOnlyList<InputValue> x, double y, long seed)
    {
        using var content = new MemoryStream();
        using (var writer = new BinaryWriter(content, Encoding.UTF8, leaveOpen: true))
        {
            writer.Write(seed);
            foreach (var value in x)
            {
                // The leading kind byte keeps "missing", a number and a category apart; + 0.0 makes -0 equal to 0.
                writer.Write((byte)(value.IsMissing ? 0 : value.Number is null ? 2 : 1));
                if (value.Number is { } number) writer.Write(number + 0.0);
                if (value.Category is { } category) writer.Write(category);
            }

            writer.Write(y + 0.0);
        }

        var hash = SHA256.HashData(content.GetBuffer().AsSpan(0, (int)content.Length));
        return (BinaryPrimitives.ReadUInt64LittleEndian(hash) >> 11) * (1.0 / (1UL << 53));
    }

    public static long SeedOf(string slug) => BinaryPrimitives.ReadInt64LittleEndian(SHA256.HashData(Encoding.UTF8.GetBytes(slug)));

    public static bool IsTest(double position, double testFraction) => position < testFraction;
}
