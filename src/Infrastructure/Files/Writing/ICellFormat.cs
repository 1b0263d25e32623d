using System.Buffers;

namespace Regressor.Infrastructure.Files.Writing;

/// <summary>A format as which tables of any other format can be written.</summary>
internal interface ICellFormat
{
    ICellWriter CreateCellWriter(ArrayBufferWriter<byte> output);
}
