using System.Buffers;

namespace Regressor.Infrastructure.Files.Formats.Csv;

/// <summary>Copies records as they are to be handed back: a cell that is missing is an empty one.</summary>
internal sealed class CsvRowText
{
    private readonly ArrayBufferWriter<byte> _text = new();
    private readonly CsvCellWriter _cells;
    private readonly int _width;

    /// <param name="delimiter">The separator between the cells.</param>
    /// <param name="width">The number of cells at least.</param>
    public CsvRowText(char delimiter, int width)
    {
        _cells = new CsvCellWriter(_text, delimiter, '.');
        _width = width;
    }

    public byte[] Of(CsvRecordReader records)
    {
        _text.ResetWrittenCount();
        for (var column = 0; column < Math.Max(records.Count, _width); column++)
        {
            if (column > 0) _cells.WriteDelimiter();
            if (column < records.Count) _cells.WriteCell(records.WholeCell(column));
        }

        return _text.WrittenSpan.ToArray();
    }
}
