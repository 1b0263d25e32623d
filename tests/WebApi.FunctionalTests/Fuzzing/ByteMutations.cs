namespace Regressor.WebApi.FunctionalTests.Fuzzing;

/// <summary>Damages bytes like bad disks, bad transfers and attackers.</summary>
internal static class ByteMutations
{
    private static readonly byte[][] Insertions =
    [
        [0], [0xff], [0xfe, 0xff], [0xef, 0xbb, 0xbf], [.. "\""u8], [.. "\"\"\""u8], [.. "\r"u8], [.. "\n"u8], [.. "\r\n\r\n"u8], [.. ","u8], [.. ";;;;"u8], [.. "\t"u8], [.. "'="u8],
        [.. "=1+1"u8], [.. "1e999"u8], [.. "NaN"u8], [.. "-"u8], [0xed, 0xa0, 0x80], [0xc0, 0xaf], [.. "\ud83c\udfe0"u8], [0x1a], [.. "{"u8], [.. "]"u8], [.. "\\u0000"u8], [.. "\\ud800"u8],
        new byte[1_000], [.. Enumerable.Repeat((byte)'9', 2_000)],
    ];

    /// <summary>Applies one to three mutations.</summary>
    public static byte[] Apply(byte[] bytes, Random random)
    {
        for (var i = random.Next(1, 4); i > 0; i--) bytes = One(bytes, random);
        return bytes;
    }

    private static byte[] One(byte[] bytes, Random random)
    {
        var (from, to) = (random.Next(bytes.Length + 1), random.Next(bytes.Length + 1));
        if (from > to) (from, to) = (to, from);
        return random.Next(8) switch
        {
            0 when bytes.Length > 0 => Flipped(bytes, random),
            1 => bytes[..from],
            2 => bytes[from..],
            3 => [.. bytes[..from], .. bytes[to..]],
            4 => [.. bytes[..to], .. bytes[from..]],
            5 => [.. bytes[to..], .. bytes[..to]],
            6 when bytes.Length > 0 => Overwritten(bytes, from, to, random),
            _ => [.. bytes[..from], .. random.Of(Insertions), .. bytes[from..]],
        };
    }

    private static byte[] Flipped(byte[] bytes, Random random)
    {
        bytes = [.. bytes];
        for (var i = random.Next(1, 4); i > 0; i--) bytes[random.Next(bytes.Length)] ^= (byte)(1 << random.Next(8));
        return bytes;
    }

    private static byte[] Overwritten(byte[] bytes, int from, int to, Random random)
    {
        bytes = [.. bytes];
        var part = bytes.AsSpan(from, Math.Min(to - from, 20));
        if (random.Chance(0.5)) random.NextBytes(part);
        else part.Fill(random.Chance(0.5) ? (byte)0 : (byte)0xff);
        return bytes;
    }
}
