using System.Numerics;

namespace Regressor.Infrastructure.Learning.TensorBoard;

/// <summary>CRC-32C (Castagnoli), masked as TFRecord files have it.</summary>
internal static class Crc32C
{
    /// <summary>A checksum of data that holds checksums is weak; TFRecord therefore rotates it and adds a constant.</summary>
    public static uint Masked(ReadOnlySpan<byte> bytes)
    {
        var crc = uint.MaxValue;
        foreach (var value in bytes) crc = BitOperations.Crc32C(crc, value);
        return BitOperations.RotateRight(~crc, 15) + 0xA282EAD8;
    }
}
