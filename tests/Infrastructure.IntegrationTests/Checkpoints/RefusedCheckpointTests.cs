using System.Buffers.Binary;
using System.Text;
using Regressor.Application.Abstractions.Storage;

namespace Regressor.Infrastructure.IntegrationTests.Checkpoints;

/// <summary>Files that are missing, damaged or hostile.</summary>
public sealed class RefusedCheckpointTests : CheckpointStoreTest
{
    [Fact]
    public async Task A_missing_file_is_reported()
    {
        Directory.CreateDirectory(Path.GetDirectoryName(FilePath)!);
        (await Refusal()).ShouldBe("The checkpoint file is missing.");
    }

    [Fact]
    public async Task Where_the_folder_is_missing_the_file_is_not_reported_as_damaged()
    {
        await Should.ThrowAsync<CheckpointUnavailableException>(() => Store.LoadAsync(Saved.Dataset.Id, 1, default));
        await Should.ThrowAsync<CheckpointUnavailableException>(() => Store.OpenAsync(Saved.Dataset.Id, 1, default));
    }

    [Fact]
    public async Task A_file_under_another_name_is_refused()
    {
        await Store.SaveAsync(Saved with { Version = 2 }, default);
        File.Move(FilePath.Replace("1.safe", "2.safe", StringComparison.Ordinal), FilePath);

        (await Refusal()).ShouldContain("a different model than its file name states");
    }

    [Fact]
    public async Task A_flipped_bit_anywhere_in_the_numbers_is_noticed()
    {
        await Store.SaveAsync(Saved, default);
        var bytes = await File.ReadAllBytesAsync(FilePath);
        bytes[^5] ^= 1;
        await File.WriteAllBytesAsync(FilePath, bytes);

        (await Refusal()).ShouldContain("checksum");
    }

    [Theory]
    [InlineData(0)]
    [InlineData(4)]
    [InlineData(20)]
    [InlineData(5000)]
    public async Task A_file_cut_short_is_refused(int length)
    {
        await Store.SaveAsync(Saved, default);
        using (var file = File.OpenWrite(FilePath)) file.SetLength(length);

        (await Refusal()).ShouldNotBeEmpty();
    }

    [Fact]
    public async Task A_file_with_more_behind_it_is_refused()
    {
        await Store.SaveAsync(Saved, default);
        await File.AppendAllTextAsync(FilePath, "more");

        (await Refusal()).ShouldContain("data after the last tensor");
    }

    [Theory]
    [InlineData("{\"a\":{\"dtype\":\"F32\",\"shape\":[2],\"data_offsets\":[0,8]},\"b\":{\"dtype\":\"F32\",\"shape\":[2],\"data_offsets\":[4,12]}}", 12, "overlaps")]
    [InlineData("{\"a\":{\"dtype\":\"F32\",\"shape\":[2],\"data_offsets\":[0,8]},\"a\":{\"dtype\":\"F32\",\"shape\":[1],\"data_offsets\":[8,12]}}", 12, "twice")]
    [InlineData("{\"a\":{\"dtype\":\"F32\",\"shape\":[2],\"data_offsets\":[4,12]}}", 12, "gap")]
    [InlineData("{\"a\":{\"dtype\":\"F32\",\"shape\":[4],\"data_offsets\":[0,16]}}", 12, "exceeds the file")]
    [InlineData("{\"a\":{\"dtype\":\"F32\",\"shape\":[3],\"data_offsets\":[0,8]}}", 8, "differ")]
    [InlineData("{\"a\":{\"dtype\":\"F64\",\"shape\":[1],\"data_offsets\":[0,8]}}", 8, "F32")]
    [InlineData("{\"a\":{\"dtype\":\"F32\",\"shape\":[-1],\"data_offsets\":[0,8]}}", 8, "out of range")]
    [InlineData("{\"a\":{\"dtype\":\"F32\",\"shape\":[1000000000,1000000000,1000000000],\"data_offsets\":[0,8]}}", 8, "safetensors format")]
    [InlineData("{\"a\":{\"dtype\":\"F32\",\"shape\":[2],\"data_offsets\":[8,0]}}", 8, "out of range")]
    [InlineData("{\"a\":7}", 0, "safetensors format")]
    [InlineData("[]", 0, "safetensors format")]
    [InlineData("{]", 0, "safetensors format")]
    [InlineData("{}", 0, "checksum")]
    public async Task A_hostile_header_is_refused(string header, int dataBytes, string reason)
    {
        await Write(Encoding.UTF8.GetByteCount(header), header, new byte[dataBytes]);

        (await Refusal()).ShouldContain(reason);
    }

    [Theory]
    [InlineData(long.MaxValue)]
    [InlineData(-1)]
    [InlineData(1L << 40)]
    public async Task An_impossible_header_length_is_refused(long length)
    {
        await Write(length, "{}", []);

        (await Refusal()).ShouldContain("header length");
    }

    [Fact]
    public async Task Numbers_that_are_not_finite_are_refused()
    {
        var data = new byte[4];
        BinaryPrimitives.WriteSingleLittleEndian(data, float.NaN);
        const string Header = "{\"a\":{\"dtype\":\"F32\",\"shape\":[1],\"data_offsets\":[0,4]}}";
        await Write(Header.Length, Header, data);

        (await Refusal()).ShouldContain("not a finite number");
    }

    [Theory]
    [InlineData("{\\\"formatVersion\\\":3}", "format version 3")]
    [InlineData("{\\\"formatVersion\\\":0}", "format version 0")]
    [InlineData("{\\\"formatVersion\\\":1}", "cannot be read")]
    [InlineData("null", "cannot be read")]
    public async Task A_manifest_of_another_kind_is_refused(string manifest, string reason)
    {
        // SHA-256 of an empty input.
        var header = $"{{\"__metadata__\":{{\"regressor\":\"{manifest}\",\"sha256\":\"e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855\"}}}}";
        await Write(header.Length, header, []);

        (await Refusal()).ShouldContain(reason);
    }

    private async Task Write(long headerLength, string header, byte[] data)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(FilePath)!);
        var length = new byte[8];
        BinaryPrimitives.WriteInt64LittleEndian(length, headerLength);
        await File.WriteAllBytesAsync(FilePath, [.. length, .. Encoding.UTF8.GetBytes(header), .. data]);
    }

    private async Task<string> Refusal() =>
        (await Should.ThrowAsync<CorruptCheckpointException>(() => Store.LoadAsync(Saved.Dataset.Id, 1, default))).Message;
}
