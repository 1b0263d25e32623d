namespace Regressor.Infrastructure.Files.JsonElements;

internal static class JsonHead
{
    private static ReadOnlySpan<byte> Blanks => " \t\r\n"u8;

    /// <summary>Returns true if a file begins with these characters, each after any number of blanks.</summary>
    public static bool BeginsWith(ReadOnlySpan<byte> head, ReadOnlySpan<byte> characters)
    {
        if (head is [0xEF, 0xBB, 0xBF, ..]) head = head[3..];
        foreach (var character in characters)
        {
            head = head.TrimStart(Blanks);
            if (head.IsEmpty || head[0] != character) return false;
            head = head[1..];
        }

        return true;
    }
}
