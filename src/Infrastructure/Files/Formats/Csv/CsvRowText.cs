using System.Buffers;
using Regressor.Infrastructure.Files.Grids;

namespace Regressor.Infrastructure.Files.Formats.Csv;

/// <summary>Copies records for the file with predictions. Missing cells become empty ones.</summary>
internal sealed class CsvRowText
{
    private readonly ArrayBufferWriter<byte> _text = new();
    private readonly CsvCellWriter _cells;
    private readonly int _width;

    /// <param name="delimiter">The separator between the cells.</param>
    /// <param name="width">Minimum number of cells.</param>
    public CsvRowText(char delimiter, int width)
    {
        _cells = new CsvCellWriter(_text, delimiter, '.');
        _width = width;
    }

    public ReadOnlyMemory<byte> Copy(RecordReader records)
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
