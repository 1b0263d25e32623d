using System.Buffers;
using System.Buffers.Binary;
using System.Globalization;
using System.Text;
using Regressor.Infrastructure.Files.Grids;

namespace Regressor.Infrastructure.Files.Writing;

/// <summary>Copies the cells of a record as bytes, for a file with predictions whose format writes cells, and reads them back.</summary>
internal static class CopiedCells
{
    private const int ExactDigits = 15;
    private static readonly SearchValues<char> OfNumbers = SearchValues.Create("0123456789-.,");

    /// <param name="width">Minimum number of cells; missing ones are blank.</param>
    /// <param name="decimalSign">Sign with which texts that are numbers become numbers; null if the format stores types.</param>
    public static Func<RecordReader, ReadOnlyMemory<byte>> CreateCopier(int width, char? decimalSign)
    {
        var buffer = new ArrayBufferWriter<byte>();
        return record =>
        {
            buffer.ResetWrittenCount();
            for (var column = 0; column < Math.Max(width, record.Count); column++) Write(buffer, column < record.Count ? record : null, column, decimalSign);
            return buffer.WrittenSpan.ToArray();
        };
    }

    /// <returns>Number of cells; further cells of the row are left out.</returns>
    public static int Read(ReadOnlySpan<byte> copy, Span<WrittenCell> cells)
    {
        var count = 0;
        while (!copy.IsEmpty && count < cells.Length)
        {
            var kind = (CellKind)copy[0];
            copy = copy[1..];
            if (kind == CellKind.Blank)
            {
                cells[count++] = WrittenCell.Blank;
            }
            else if (kind == CellKind.Text)
            {
                var length = BinaryPrimitives.ReadInt32LittleEndian(copy);
                cells[count++] = WrittenCell.Of(Encoding.UTF8.GetString(copy.Slice(sizeof(int), length)));
                copy = copy[(sizeof(int) + length)..];
            }
            else
            {
                cells[count++] = new WrittenCell(kind, BinaryPrimitives.ReadDoubleLittleEndian(copy), null);
                copy = copy[sizeof(double)..];
            }
        }

        return count;
    }

    private static void Write(ArrayBufferWriter<byte> buffer, RecordReader? record, int column, char? decimalSign)
    {
        var typed = record?.Typed(column) ?? new CellValue(CellKind.Blank, 0);
        var text = typed.Kind is CellKind.Text or CellKind.Error ? record!.WholeCell(column) : default;
        if (decimalSign is { } sign && IsNumber(text, sign, out var number)) typed = new CellValue(CellKind.Number, number);
        if (typed.Kind == CellKind.Error || (typed.Kind == CellKind.Text && text.IsEmpty)) typed = new CellValue(text.IsEmpty ? CellKind.Blank : CellKind.Text, 0);
        buffer.Write([(byte)typed.Kind]);
        if (typed.Kind == CellKind.Blank) return;
        if (typed.Kind == CellKind.Text)
        {
            BinaryPrimitives.WriteInt32LittleEndian(buffer.GetSpan(sizeof(int)), Encoding.UTF8.GetByteCount(text));
            buffer.Advance(sizeof(int));
            Encoding.UTF8.GetBytes(text, buffer);
            return;
        }

        BinaryPrimitives.WriteDoubleLittleEndian(buffer.GetSpan(sizeof(double)), typed.Number);
        buffer.Advance(sizeof(double));
    }

    /// <summary>Returns true for a text that the number would be written as: not for codes such as 007.</summary>
    private static bool IsNumber(ReadOnlySpan<char> text, char decimalSign, out double number)
    {
        number = 0;
        if (text.IsEmpty || text.Length > ExactDigits || text.ContainsAnyExcept(OfNumbers) || (decimalSign == ',' ? text.Contains('.') : text.Contains(','))) return false;
        var digits = text.TrimStart('-');
        if (digits is ['0', >= '0' and <= '9', ..]) return false;
        Span<char> point = stackalloc char[text.Length];
        text.Replace(point, ',', '.');
        return double.TryParse(point, NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out number);
    }
}
