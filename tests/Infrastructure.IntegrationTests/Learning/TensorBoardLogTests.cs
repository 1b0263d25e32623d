using System.Text;
using Regressor.Infrastructure.Learning.TensorBoard;
using Regressor.Infrastructure.Storage;

namespace Regressor.Infrastructure.IntegrationTests.Learning;

/// <summary>Reads event files according to the published format, with code that shares nothing with the writer.</summary>
public sealed class TensorBoardLogTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("regressor-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public void What_is_written_can_be_read_back_with_its_checksums()
    {
        var run = Guid.CreateVersion7();
        var factory = new TensorBoardLogFactory(new StorageOptions { DataDirectory = _folder });
        using (var log = factory.Open("house-prices", run))
        {
            log.Scalar("loss/train", 1, 0.5);
            log.Scalar("loss/train", 300, -1e-3);
            log.Scalar("Größe", 5_000_000_000, double.NaN);
        }

        var file = Directory.GetFiles(Path.Combine(_folder, "tensorboard", "house-prices"), "*tfevents*", SearchOption.AllDirectories).ShouldHaveSingleItem();
        var records = Records(File.ReadAllBytes(file));
        Encoding.UTF8.GetString(records[0]).ShouldEndWith("brain.Event:2");
        records.Skip(1).Select(Scalar).ShouldBe([("loss/train", 1, 0.5f), ("loss/train", 300, -1e-3f), ("Größe", 5_000_000_000, float.NaN)]);
    }

    [Fact]
    public void A_run_that_starts_again_replaces_its_log()
    {
        var run = Guid.CreateVersion7();
        var factory = new TensorBoardLogFactory(new StorageOptions { DataDirectory = _folder });
        factory.Open("a", run).Dispose();
        factory.Open("a", run).Dispose();
        factory.Open("a", Guid.CreateVersion7()).Dispose();
        Directory.GetFiles(_folder, "*tfevents*", SearchOption.AllDirectories).Length.ShouldBe(2);

        factory.DeleteAll("a");
        Directory.GetFiles(_folder, "*tfevents*", SearchOption.AllDirectories).ShouldBeEmpty();
    }

    [Fact]
    public async Task A_log_opens_while_those_of_its_dataset_are_deleted()
    {
        var factory = new TensorBoardLogFactory(new StorageOptions { DataDirectory = _folder });
        using var opened = new CancellationTokenSource();
        var deleting = Task.Run(() =>
        {
            while (!opened.IsCancellationRequested) factory.DeleteAll("a");
        });
        try
        {
            for (var i = 0; i < 200; i++) factory.Open("a", Guid.CreateVersion7()).Dispose();
        }
        finally
        {
            await opened.CancelAsync();
            await deleting;
        }
    }

    [Fact]
    public void A_slug_cannot_lead_out_of_the_folder()
    {
        new TensorBoardLogFactory(new StorageOptions { DataDirectory = Path.Combine(_folder, "data") }).Open("../../x", Guid.CreateVersion7()).Dispose();

        Directory.GetFileSystemEntries(_folder).ShouldBe([Path.Combine(_folder, "data")]);
    }

    private static List<byte[]> Records(byte[] file)
    {
        var records = new List<byte[]>();
        for (var at = 0; at < file.Length;)
        {
            var length = (int)BitConverter.ToUInt64(file, at);
            MaskedCrc(file.AsSpan(at, 8)).ShouldBe(BitConverter.ToUInt32(file, at + 8));
            var record = file.AsSpan(at + 12, length).ToArray();
            MaskedCrc(record).ShouldBe(BitConverter.ToUInt32(file, at + 12 + length));
            records.Add(record);
            at += 16 + length;
        }

        return records;
    }

    private static (string Tag, long Step, float Value) Scalar(byte[] message)
    {
        var @event = Fields(message);
        var value = Fields((byte[])Fields((byte[])@event[5])[1]);
        return (Encoding.UTF8.GetString((byte[])value[1]), (long)(ulong)@event[2], (float)value[2]);
    }

    /// <summary>Protocol buffers: a key (field number · 8 + wire type), then a varint, 8 bytes, a length and bytes, or 4 bytes.</summary>
    private static Dictionary<int, object> Fields(byte[] message)
    {
        var fields = new Dictionary<int, object>();
        var at = 0;
        while (at < message.Length)
        {
            var key = Varint();
            switch (key & 7)
            {
                case 0: fields.Add((int)(key >> 3), Varint()); break;
                case 1: fields.Add((int)(key >> 3), BitConverter.ToDouble(message, at)); at += 8; break;
                case 2:
                    var length = (int)Varint();
                    fields.Add((int)(key >> 3), message[at..(at + length)]);
                    at += length;
                    break;
                case 5: fields.Add((int)(key >> 3), BitConverter.ToSingle(message, at)); at += 4; break;
                default: throw new InvalidDataException();
            }
        }

        return fields;

        ulong Varint()
        {
            ulong value = 0;
            for (var shift = 0; ; shift += 7)
            {
                var next = message[at++];
                value |= (ulong)(next & 127) << shift;
                if (next < 128) return value;
            }
        }
    }

    /// <summary>Computes bit by bit with the reversed polynomial 0x82F63B78; the check value for "123456789" is 0xE3069283.</summary>
    private static uint MaskedCrc(ReadOnlySpan<byte> bytes)
    {
        var crc = 0xFFFFFFFFu;
        foreach (var value in bytes)
        {
            crc ^= value;
            for (var bit = 0; bit < 8; bit++) crc = (crc >> 1) ^ ((crc & 1) * 0x82F63B78u);
        }

        crc = ~crc;
        return ((crc >> 15) | (crc << 17)) + 0xA282EAD8u;
    }
}
