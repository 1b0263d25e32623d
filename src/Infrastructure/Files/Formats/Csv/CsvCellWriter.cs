using System.Buffers;
using System.Globalization;
using System.Text;
using Regressor.Infrastructure.Files.Formats.Csv.Dialects;
using Regressor.Infrastructure.Files.Notation.Numbers;

namespace Regressor.Infrastructure.Files.Formats.Csv;

/// <summary>Writes cells of CSV (RFC 4180) as bytes, without a string for each.</summary>
/// <param name="output">Buffer for the bytes of the file.</param>
/// <param name="delimiter">The separator between cells.</param>
/// <param name="decimalSign">The decimal sign of numbers.</param>
internal sealed class CsvCellWriter(ArrayBufferWriter<byte> output, char delimiter, char decimalSign)
{
    private const int MaxNumberLength = 32;

    /// <summary>Includes NUL, which is replaced: a file with NUL is not text.</summary>
    private const string Quoted = "\"\r\n\0";

    private static readonly SearchValues<char> AlwaysSpecial = SearchValues.Create(Quoted);

    /// <summary>Includes every delimiter that the detector knows, so that it can only detect the comma.</summary>
    private static readonly SearchValues<char> Special = SearchValues.Create(Quoted + DialectDetector.Recognized);

    private readonly byte[] _delimiter = Encoding.UTF8.GetBytes([delimiter]);

    public void WriteDelimiter() => Append(_delimiter);

    public void WriteLineEnd() => Append("\r\n"u8);

    /// <summary>Writes cells that are already CSV.</summary>
    public void WriteRaw(ReadOnlySpan<byte> cells) => Append(cells);

    public void WriteValue(ColumnValue value)
    {
        if (value.Number is { } number) WriteNumber(number);
        else if (value.Text is { } category) WriteText(category);
    }

    public void WriteNumber(double number)
    {
        if (decimalSign == ',')
        {
            WriteWithComma(number);
            return;
        }

        // The default format is the shortest text that parses back to the same number.
        number.TryFormat(output.GetSpan(MaxNumberLength), out var written, provider: CultureInfo.InvariantCulture);
        output.Advance(written);
    }

    /// <summary>
    /// Writes a cell of the caller's file unchanged, except that a formula gets a mark. A number that begins with its sign stays a number.
    /// </summary>
    public void WriteCell(ReadOnlySpan<char> cell)
    {
        var isMarked = cell is not [CsvInjectionGuard.Mark, ..] && CsvInjectionGuard.NeedsMark(cell)
            && !DigitParser.With('.').TryParse(cell.Trim(), out _) && !DigitParser.With(',').TryParse(cell.Trim(), out _);
        Write(cell, isMarked, cell.ContainsAny(AlwaysSpecial) || cell.Contains(delimiter) || HasEdge(cell));
    }

    public void WriteText(ReadOnlySpan<char> text) => Write(text, CsvInjectionGuard.NeedsMark(text), text.ContainsAny(Special) || HasEdge(text));

    private void WriteWithComma(double number)
    {
        Span<char> text = stackalloc char[MaxNumberLength];
        number.TryFormat(text, out var written, provider: CultureInfo.InvariantCulture);
        text[..written].Replace('.', ',');
        Write(text[..written], isMarked: false, isQuoted: delimiter == ',' && text[..written].Contains(','));
    }

    private void Write(ReadOnlySpan<char> text, bool isMarked, bool isQuoted)
    {
        if (!isQuoted)
        {
            if (isMarked) Append("'"u8);
            Encoding.UTF8.GetBytes(text, output);
            return;
        }

        Append(isMarked ? "\"'"u8 : "\""u8);
        while (text.IndexOfAny('"', '\0') is var special and >= 0)
        {
            Encoding.UTF8.GetBytes(text[..special], output);
            Append(text[special] == '"' ? "\"\""u8 : "\uFFFD"u8);
            text = text[(special + 1)..];
        }

        Encoding.UTF8.GetBytes(text, output);
        Append("\""u8);
    }

    // Avoids the interface call that BuffersExtensions.Write makes for each cell.
    private void Append(ReadOnlySpan<byte> bytes)
    {
        bytes.CopyTo(output.GetSpan(bytes.Length));
        output.Advance(bytes.Length);
    }

    // Reading drops a byte order mark at the beginning of the file, and blanks around unquoted cells.
    private static bool HasEdge(ReadOnlySpan<char> text) =>
        text.Length > 0 && (char.IsWhiteSpace(text[0]) || char.IsWhiteSpace(text[^1]) || text[0] == '\uFEFF');
}
