using System.Buffers.Binary;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Regressor.Application.Abstractions.Learning;
using Regressor.Application.Abstractions.Storage;
using Regressor.Domain;
using Regressor.Domain.Evaluation;
using Regressor.Domain.Tasks;
using Regressor.Domain.Training;
using Regressor.Infrastructure.Checkpoints;
using Regressor.Infrastructure.IntegrationTests.Learning;
using Regressor.Infrastructure.Storage;

namespace Regressor.Infrastructure.IntegrationTests.Checkpoints;

public sealed class SafetensorsCheckpointStoreTests : IDisposable
{
    private static readonly TrainingData Table = Synthetic.Curve(60, x => x * x, noise: 0.05);
    private static readonly TrainedModel Model = Synthetic.Train(Table, Synthetic.Quick with { Epochs = 5 });
    private static readonly Checkpoint Saved = Synthetic.Checkpoint(Table, Model);

    private readonly string _folder = Directory.CreateTempSubdirectory("regressor-").FullName;
    private readonly SafetensorsCheckpointStore _store;

    public SafetensorsCheckpointStoreTests() => _store = new SafetensorsCheckpointStore(new StorageOptions { DataDirectory = _folder });

    private string FilePath => Path.Combine(_folder, "models", Saved.Dataset.Id.ToString("N"), "1.safetensors");

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public async Task A_loaded_model_predicts_bit_for_bit_as_the_saved_one()
    {
        await _store.SaveAsync(Saved, default);
        var loaded = await _store.LoadAsync(Saved.Dataset.Id, 1, default);

        var (before, after) = (Synthetic.Serve(Saved), Synthetic.Serve(loaded));
        for (var x = -0.5; x < 1.5; x += 0.01)
        {
            var (a, b) = (before.Predict(ColumnValue.Of(x)), after.Predict(ColumnValue.Of(x)));
            b.Y.ShouldBe(a.Y);
            b.Interval.ShouldBe(a.Interval);
        }
    }

    [Fact]
    public async Task Everything_about_the_model_comes_back()
    {
        var checkpoint = Saved with { Options = new TrainingOptions { HiddenSizes = [5, 6], Seed = long.MinValue, StartFrom = TrainingStart.ActiveModel } };
        await _store.SaveAsync(checkpoint, default);
        var loaded = await _store.LoadAsync(checkpoint.Dataset.Id, 1, default);

        loaded.Dataset.Inputs.ShouldBe(checkpoint.Dataset.Inputs);
        loaded.Options.HiddenSizes.ShouldBe([5, 6]);
        (loaded with { Dataset = checkpoint.Dataset, Options = checkpoint.Options, Network = checkpoint.Network, Diagnostics = checkpoint.Diagnostics })
            .ShouldBe(checkpoint);
        JsonSerializer.Serialize(loaded.Diagnostics).ShouldBe(JsonSerializer.Serialize(checkpoint.Diagnostics));
        loaded.Diagnostics!.Points.Count.ShouldBe(Model.Report.TestedOn);
        (loaded.Dataset with { Inputs = checkpoint.Dataset.Inputs }).ShouldBe(checkpoint.Dataset);
        (loaded.Options with { HiddenSizes = checkpoint.Options.HiddenSizes, Learners = checkpoint.Options.Learners }).ShouldBe(checkpoint.Options);
        loaded.Network.Description.ShouldBe(checkpoint.Network.Description);
        foreach (var (after, before) in loaded.Network.Tensors.Zip(checkpoint.Network.Tensors))
        {
            after.Name.ShouldBe(before.Name);
            after.Shape.ShouldBe(before.Shape);
            after.Values.ShouldBe(before.Values);
        }
    }

    [Fact]
    public async Task A_checkpoint_of_the_first_format_from_before_there_were_diagnostics_can_be_loaded()
    {
        await _store.SaveAsync(Saved with { Diagnostics = null, Report = Saved.Report with { Comparison = null } }, default);
        var bytes = await File.ReadAllBytesAsync(FilePath);
        var length = (int)BinaryPrimitives.ReadInt64LittleEndian(bytes);
        var header = JsonNode.Parse(bytes.AsSpan(8, length))!;
        var manifest = JsonNode.Parse(header["__metadata__"]![Manifest.Key]!.GetValue<string>())!.AsObject();
        manifest["formatVersion"] = 1;
        manifest.Remove("diagnostics");
        manifest["dataset"]!["target"]!.AsObject().Remove("kind");
        manifest["report"]!.AsObject().Remove("task");
        manifest["report"]!.AsObject().Remove("comparison");
        foreach (var metrics in new[] { "train", "test", "outOfFold", "baseline", "linear" })
            manifest["report"]![metrics] = new JsonObject { ["rmse"] = 2, ["mae"] = 1, ["r2"] = null, ["count"] = 7 };

        header["__metadata__"]![Manifest.Key] = manifest.ToJsonString();
        var old = Encoding.UTF8.GetBytes(header.ToJsonString());
        var prefix = new byte[8];
        BinaryPrimitives.WriteInt64LittleEndian(prefix, old.Length);
        await File.WriteAllBytesAsync(FilePath, [.. prefix, .. old, .. bytes[(8 + length)..]]);

        var loaded = await _store.LoadAsync(Saved.Dataset.Id, 1, default);
        loaded.Diagnostics.ShouldBeNull();
        loaded.Report.Task.ShouldBe(PredictionTasks.Regression);
        loaded.Report.Comparison.ShouldBeNull();
        loaded.Report.Train.ShouldBe(new EvaluationMetrics(
            7,
            [
                new Metric("rmse", 2, MetricDirection.LowerIsBetter), new Metric("mae", 1, MetricDirection.LowerIsBetter),
                new Metric("r2", null, MetricDirection.HigherIsBetter),
            ]));
    }

    [Fact]
    public async Task Checkpoints_are_listed_and_deleted_and_what_a_crash_left_behind_is_ignored()
    {
        await _store.SaveAsync(Saved with { Version = 10 }, default);
        await _store.SaveAsync(Saved with { Version = 2 }, default);
        await File.WriteAllTextAsync(FilePath + ".0123.tmp", "half a check");
        Directory.CreateDirectory(Path.Combine(_folder, "models", "lost+found"));

        _store.ListFiles().ShouldBe([(Saved.Dataset.Id, 2), (Saved.Dataset.Id, 10)]);
        _store.Delete(Saved.Dataset.Id, 2);
        _store.ListFiles().ShouldBe([(Saved.Dataset.Id, 10)]);
        _store.DeleteAll(Saved.Dataset.Id);
        _store.ListFiles().ShouldBeEmpty();
        _store.DeleteAll(Saved.Dataset.Id);
        _store.Delete(Saved.Dataset.Id, 1);
    }

    [Fact]
    public async Task Saving_again_replaces_the_file_and_leaves_no_other()
    {
        await _store.SaveAsync(Saved, default);
        await _store.SaveAsync(Saved with { TrainingRunId = Guid.Empty }, default);

        (await _store.LoadAsync(Saved.Dataset.Id, 1, default)).TrainingRunId.ShouldBe(Guid.Empty);
        Directory.GetFiles(Path.GetDirectoryName(FilePath)!).ShouldBe([FilePath]);
    }

    [Fact]
    public async Task A_missing_file_is_told_in_words()
    {
        Directory.CreateDirectory(Path.GetDirectoryName(FilePath)!);
        (await Refusal()).ShouldBe("The checkpoint file is missing.");
    }

    [Fact]
    public async Task Where_the_folder_is_missing_nothing_is_said_about_the_file()
    {
        await Should.ThrowAsync<CheckpointUnavailableException>(() => _store.LoadAsync(Saved.Dataset.Id, 1, default));
        await Should.ThrowAsync<CheckpointUnavailableException>(() => _store.OpenAsync(Saved.Dataset.Id, 1, default));
    }

    [Fact]
    public async Task A_file_under_another_name_is_refused()
    {
        await _store.SaveAsync(Saved with { Version = 2 }, default);
        File.Move(FilePath.Replace("1.safe", "2.safe", StringComparison.Ordinal), FilePath);

        (await Refusal()).ShouldContain("another model than its name says");
    }

    [Fact]
    public async Task A_flipped_bit_anywhere_in_the_numbers_is_noticed()
    {
        await _store.SaveAsync(Saved, default);
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
        await _store.SaveAsync(Saved, default);
        using (var file = File.OpenWrite(FilePath)) file.SetLength(length);

        (await Refusal()).ShouldNotBeEmpty();
    }

    [Fact]
    public async Task A_file_with_more_behind_it_is_refused()
    {
        await _store.SaveAsync(Saved, default);
        await File.AppendAllTextAsync(FilePath, "more");

        (await Refusal()).ShouldContain("data after the last tensor");
    }

    [Theory]
    [InlineData("{\"a\":{\"dtype\":\"F32\",\"shape\":[2],\"data_offsets\":[0,8]},\"b\":{\"dtype\":\"F32\",\"shape\":[2],\"data_offsets\":[4,12]}}", 12, "overlaps")]
    [InlineData("{\"a\":{\"dtype\":\"F32\",\"shape\":[2],\"data_offsets\":[0,8]},\"a\":{\"dtype\":\"F32\",\"shape\":[1],\"data_offsets\":[8,12]}}", 12, "twice")]
    [InlineData("{\"a\":{\"dtype\":\"F32\",\"shape\":[2],\"data_offsets\":[4,12]}}", 12, "gap")]
    [InlineData("{\"a\":{\"dtype\":\"F32\",\"shape\":[4],\"data_offsets\":[0,16]}}", 12, "beyond the end")]
    [InlineData("{\"a\":{\"dtype\":\"F32\",\"shape\":[3],\"data_offsets\":[0,8]}}", 8, "differ")]
    [InlineData("{\"a\":{\"dtype\":\"F64\",\"shape\":[1],\"data_offsets\":[0,8]}}", 8, "32-bit")]
    [InlineData("{\"a\":{\"dtype\":\"F32\",\"shape\":[-1],\"data_offsets\":[0,8]}}", 8, "impossible")]
    [InlineData("{\"a\":{\"dtype\":\"F32\",\"shape\":[1000000000,1000000000,1000000000],\"data_offsets\":[0,8]}}", 8, "safetensors format")]
    [InlineData("{\"a\":{\"dtype\":\"F32\",\"shape\":[2],\"data_offsets\":[8,0]}}", 8, "impossible")]
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
        // The SHA-256 of no bytes.
        var header = $"{{\"__metadata__\":{{\"regressor\":\"{manifest}\",\"sha256\":\"e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855\"}}}}";
        await Write(header.Length, header, []);

        (await Refusal()).ShouldContain(reason);
    }

    [Fact]
    public async Task A_dataset_that_is_deleted_while_its_models_are_stored_is_told_to_be_gone()
    {
        for (var round = 0; round < 200; round++)
        {
            await _store.SaveAsync(Saved, default);
            var storing = Enumerable.Range(2, 3).Select(version => Task.Run(async () =>
            {
                try
                {
                    await _store.SaveAsync(Saved with { Version = version }, default);
                }
                catch (DomainException gone)
                {
                    gone.Code.ShouldBe("invalid-state");
                }
            }));
            await Task.WhenAll([.. storing, Task.Run(() => _store.DeleteAll(Saved.Dataset.Id))]);
            _store.ListFiles().ShouldNotContain((Saved.Dataset.Id, 1));
        }
    }

    private async Task Write(long headerLength, string header, byte[] data)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(FilePath)!);
        var length = new byte[8];
        BinaryPrimitives.WriteInt64LittleEndian(length, headerLength);
        await File.WriteAllBytesAsync(FilePath, [.. length, .. Encoding.UTF8.GetBytes(header), .. data]);
    }

    private async Task<string> Refusal() =>
        (await Should.ThrowAsync<CorruptCheckpointException>(() => _store.LoadAsync(Saved.Dataset.Id, 1, default))).Message;
}
