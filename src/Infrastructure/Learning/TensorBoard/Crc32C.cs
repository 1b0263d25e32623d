using System.Numerics;

namespace Regressor.Infrastructure.Learning.TensorBoard;

/// <summary>Computes CRC-32C (Castagnoli), masked as in TFRecord files.</summary>
internal static class Crc32C
{
    /// <summary>
    /// Computes a masked checksum. A checksum of data that contains checksums is weak; TFRecord therefore rotates it and adds a constant.
    /// </summary>
    public static uint Masked(ReadOnlySpan<byte> bytes)
    {
        var crc = uint.MaxValue;
        foreach (var value in bytes) crc = BitOperations.Crc32C(crc, value);
        return BitOperations.RotateRight(~crc, 15) + 0xA282EAD8;
    }
}
