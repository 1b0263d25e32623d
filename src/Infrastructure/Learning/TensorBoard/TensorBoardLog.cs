using System.Buffers.Binary;
using System.Text;
using Regressor.Application.Abstractions.Learning;

namespace Regressor.Infrastructure.Learning.TensorBoard;

/// <summary>
/// Writes a TensorBoard event file: TFRecords of <c>tensorflow.Event</c> messages. A record consists of its length (8 bytes), the length's
/// masked CRC-32C, the message, and the message's masked CRC-32C, all little-endian.
/// </summary>
/// <remarks>
/// The few protocol buffer fields are written by hand: Event { 1: wall_time (double), 2: step (int64), 3: file_version (string), 5: summary
/// }, Summary { 1: value }, Value { 1: tag (string), 2: simple_value (float) } of event.proto and summary.proto. TorchSharp's SummaryWriter
/// depends on SkiaSharp and Google.Protobuf, which are not needed for that.
/// </remarks>
internal sealed class TensorBoardLog : ITrainingLog
{
    private const int WallTime = (1 << 3) | 1, Step = 2 << 3, FileVersion = (3 << 3) | 2, Summary = (5 << 3) | 2;
    private const int SummaryValue = (1 << 3) | 2, Tag = (1 << 3) | 2, SimpleValue = (2 << 3) | 5;

    private readonly FileStream _file;

    /// <param name="folder">Existing folder to write the file to.</param>
    public TensorBoardLog(string folder)
    {
        // TensorBoard treats any file with 'tfevents' in its name as an event file.
        var name = $"events.out.tfevents.{DateTimeOffset.UtcNow.ToUnixTimeSeconds()}.regressor";
        _file = new FileStream(Path.Combine(folder, name), FileMode.Create, FileAccess.Write, FileShare.Read);
        Write(writer =>
        {
            writer.Write((byte)FileVersion);
            writer.Write("brain.Event:2");
        });
    }

    public void Scalar(string tag, long step, double value)
    {
        var scalar = Message(writer =>
        {
            writer.Write((byte)Tag);
            writer.Write(tag);
            writer.Write((byte)SimpleValue);
            writer.Write((float)value);
        });
        var summary = Message(writer =>
        {
            writer.Write((byte)SummaryValue);
            WriteBytes(writer, scalar);
        });
        Write(writer =>
        {
            writer.Write((byte)Step);
            writer.Write7BitEncodedInt64(step);
            writer.Write((byte)Summary);
            WriteBytes(writer, summary);
        });
    }

    public void Dispose() => _file.Dispose();

    private void Write(Action<BinaryWriter> content)
    {
        var message = Message(writer =>
        {
            writer.Write((byte)WallTime);
            writer.Write((DateTime.UtcNow - DateTime.UnixEpoch).TotalSeconds);
            content(writer);
        });

        var record = new byte[8 + 4 + message.Length + 4];
        BinaryPrimitives.WriteInt64LittleEndian(record, message.Length);
        BinaryPrimitives.WriteUInt32LittleEndian(record.AsSpan(8), Crc32C.Masked(record.AsSpan(0, 8)));
        message.CopyTo(record, 12);
        BinaryPrimitives.WriteUInt32LittleEndian(record.AsSpan(12 + message.Length), Crc32C.Masked(message));
        _file.Write(record);
        _file.Flush();
    }

    /// <summary>
    /// Serializes a message. BinaryWriter writes strings and 7-bit encoded numbers as protocol buffers do: UTF-8 after a varint length.
    /// </summary>
    private static byte[] Message(Action<BinaryWriter> content)
    {
        using var stream = new MemoryStream();
        using var writer = new BinaryWriter(stream, Encoding.UTF8);
        content(writer);
        writer.Flush();
        return stream.ToArray();
    }

    private static void WriteBytes(BinaryWriter writer, byte[] bytes)
    {
        writer.Write7BitEncodedInt(bytes.Length);
        writer.Write(bytes);
    }
}
