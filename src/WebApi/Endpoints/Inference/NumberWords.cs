using System.Buffers;

namespace Regressor.WebApi.Endpoints.Inference;

/// <summary>Converts the words that Python and others write for numbers that JSON cannot represent.</summary>
internal static class NumberWords
{
    private static readonly (byte[] Word, byte[] Meaning)[] Words =
    [
        ("NaN"u8.ToArray(), "null"u8.ToArray()),
        ("Infinity"u8.ToArray(), "1e999"u8.ToArray()),
        ("-Infinity"u8.ToArray(), "-1e999"u8.ToArray()),
    ];

    /// <summary>
    /// Replaces NaN in a list with null, a missing value, and infinity with a number beyond every range, which the reader rejects.
    /// </summary>
    /// <returns>Valid JSON; null if the body contains no such word.</returns>
    public static byte[]? ToJson(ReadOnlySpan<byte> body)
    {
        var json = new ArrayBufferWriter<byte>(body.Length + 1);
        var (copied, before, inText) = (0, default(byte), false);
        for (var at = 0; at < body.Length; at++)
        {
            var value = body[at];
            if (inText)
            {
                if (value == '\\') at++;
                inText = value != '"';
                continue;
            }

            if (value is (byte)' ' or (byte)'\n' or (byte)'\r' or (byte)'\t') continue;
            inText = value == '"';
            if (before is (byte)'[' or (byte)',' && Find(body[at..]) is var (word, meaning))
            {
                json.Write(body[copied..at]);
                json.Write(meaning);
                at += word.Length - 1;
                copied = at + 1;
            }

            before = value;
        }

        if (copied == 0) return null;
        json.Write(body[copied..]);
        return json.WrittenSpan.ToArray();
    }

    private static (byte[] Word, byte[] Meaning)? Find(ReadOnlySpan<byte> rest)
    {
        foreach (var known in Words)
        {
            if (rest.StartsWith(known.Word)) return known;
        }

        return null;
    }
}
