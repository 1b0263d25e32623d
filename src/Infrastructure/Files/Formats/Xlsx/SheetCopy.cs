using System.Buffers;
using System.Runtime.InteropServices;
using System.Text;

namespace Regressor.Infrastructure.Files.Formats.Xlsx;

/// <summary>
/// A compact copy of a sheet's rows in memory, so that a table that is read several times is decompressed and parsed once. A sheet that is
/// too large for it is parsed each time.
/// </summary>
internal sealed class SheetCopy
{
    /// <summary>Memory of a copy, in bytes: some three million numbers.</summary>
    private const long MaxBytes = 32 << 20;
    private const int ArrayOverhead = 32;

    private readonly List<byte[]> _rows = [];
    private readonly ArrayBufferWriter<byte> _row = new();
    private long _bytes;

    /// <summary>False if the sheet was too large, so that its rows are not here.</summary>
    public bool IsComplete { get; private set; } = true;

    public void Add(SheetRows rows)
    {
        if (!IsComplete || rows.Cells.Count == 0) return;
        _row.ResetWrittenCount();
        Write(rows.Row);
        Write(rows.Cells.Count);
        foreach (var cell in rows.Cells)
        {
            Write(cell.Column);
            Write((int)cell.Type);
            Write(cell.Style);
            Write(cell.Length);
        }

        WriteText(rows.Text);
        _bytes += _row.WrittenCount + ArrayOverhead;
        if (_bytes <= MaxBytes) _rows.Add(_row.WrittenSpan.ToArray());
        else Drop();
    }

    public void Drop()
    {
        IsComplete = false;
        _rows.Clear();
        _rows.TrimExcess();
        _row.Clear();
    }

    public SheetRows OpenRows() => new Rows(_rows);

    /// <summary>Writes a number in groups of seven bits.</summary>
    private void Write(int number)
    {
        var bytes = _row.GetSpan(5);
        var length = 0;
        for (; number >= 0x80; number >>= 7) bytes[length++] = (byte)(number | 0x80);
        bytes[length] = (byte)number;
        _row.Advance(length + 1);
    }

    /// <summary>Writes numbers and most other texts with a byte for each character, and the rest as they are in memory.</summary>
    private void WriteText(ReadOnlySpan<char> text)
    {
        if (Ascii.IsValid(text))
        {
            _row.Advance(Encoding.ASCII.GetBytes(text, _row.GetSpan(text.Length)));
            return;
        }

        _row.Write(MemoryMarshal.AsBytes(text));
    }

    private sealed class Rows(List<byte[]> rows) : SheetRows
    {
        private int _next;
        private int _position;

        public override bool Read()
        {
            if (_next == rows.Count) return false;
            var row = rows[_next++];
            _position = 0;
            Clear();
            Row = Number(row);
            var length = 0;
            for (var count = Number(row); count > 0; count--)
            {
                var cell = new SheetCell(Number(row), (CellType)Number(row), Number(row), length, Number(row));
                Cells.Add(cell);
                length += cell.Length;
            }

            var text = Extend(length);
            var bytes = row.AsSpan(_position);
            if (bytes.Length == length) Encoding.ASCII.GetChars(bytes, text);
            else MemoryMarshal.Cast<byte, char>(bytes).CopyTo(text);
            return true;
        }

        private int Number(byte[] row)
        {
            var number = 0;
            for (var shift = 0; ; shift += 7)
            {
                var next = row[_position++];
                number |= (next & 0x7F) << shift;
                if (next < 0x80) return number;
            }
        }
    }
}
