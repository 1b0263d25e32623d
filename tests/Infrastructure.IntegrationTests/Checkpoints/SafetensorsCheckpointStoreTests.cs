using System.Buffers.Binary;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Regressor.Domain;
using Regressor.Domain.Datasets;
using Regressor.Domain.Evaluation;
using Regressor.Domain.Tasks;
using Regressor.Domain.Training;
using Regressor.Infrastructure.Checkpoints;
using Regressor.Infrastructure.IntegrationTests.Learning;

namespace Regressor.Infrastructure.IntegrationTests.Checkpoints;

public sealed class SafetensorsCheckpointStoreTests : CheckpointStoreTest
{
    [Fact]
    public async Task A_loaded_model_predicts_bit_for_bit_as_the_saved_one()
    {
        await Store.SaveAsync(Saved, default);
        var loaded = await Store.LoadAsync(Saved.Dataset.Id, 1, default);

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
        await Store.SaveAsync(checkpoint, default);
        var loaded = await Store.LoadAsync(checkpoint.Dataset.Id, 1, default);

        loaded.Dataset.Inputs.ShouldBe(checkpoint.Dataset.Inputs);
        loaded.Options.HiddenSizes.ShouldBe([5, 6]);
        (loaded with { Dataset = checkpoint.Dataset, Options = checkpoint.Options, Network = checkpoint.Network, Report = checkpoint.Report, Diagnostics = checkpoint.Diagnostics })
            .ShouldBe(checkpoint);
        JsonSerializer.Serialize(loaded.Report).ShouldBe(JsonSerializer.Serialize(checkpoint.Report.WithoutDurations()));
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
    public async Task A_dataset_of_classes_is_restored_from_its_checkpoint()
    {
        var metrics = new EvaluationMetrics(7, [new Metric(ClassificationTask.LogLoss.Name, 0.5, MetricDirection.LowerIsBetter)]);
        var target = new TargetColumn("label", null) { Type = ColumnTypes.Categorical };
        await Store.SaveAsync(
            Saved with
            {
                Dataset = Saved.Dataset with { Target = target },
                Report = Saved.Report with { Task = PredictionTasks.Classification, Train = metrics, Test = metrics, OutOfFold = metrics, Baseline = metrics, Linear = metrics, Comparison = null, Learners = null },
                Diagnostics = null,
            },
            default);

        var restored = Dataset.Restore((await Store.LoadAsync(Saved.Dataset.Id, 1, default)).Dataset);
        (restored.Target, restored.Task, restored.SplitSeed).ShouldBe((target, PredictionTasks.Classification, Saved.Dataset.SplitSeed));
    }

    [Fact]
    public async Task A_checkpoint_of_the_first_format_from_before_there_were_diagnostics_can_be_loaded()
    {
        await Store.SaveAsync(Saved with { Diagnostics = null, Report = Saved.Report with { Comparison = null } }, default);
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

        var loaded = await Store.LoadAsync(Saved.Dataset.Id, 1, default);
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
        await Store.SaveAsync(Saved with { Version = 10 }, default);
        await Store.SaveAsync(Saved with { Version = 2 }, default);
        await File.WriteAllTextAsync(FilePath + ".0123.tmp", "half a check");
        Directory.CreateDirectory(Path.Combine(ModelsFolder, "lost+found"));

        Store.ListFiles().ShouldBe([(Saved.Dataset.Id, 2), (Saved.Dataset.Id, 10)]);
        Store.Delete(Saved.Dataset.Id, 2);
        Store.ListFiles().ShouldBe([(Saved.Dataset.Id, 10)]);
        Store.DeleteAll(Saved.Dataset.Id);
        Store.ListFiles().ShouldBeEmpty();
        Store.DeleteAll(Saved.Dataset.Id);
        Store.Delete(Saved.Dataset.Id, 1);
    }

    [Fact]
    public async Task Saving_again_replaces_the_file_and_leaves_no_other()
    {
        await Store.SaveAsync(Saved, default);
        await Store.SaveAsync(Saved with { TrainingRunId = Guid.Empty }, default);

        (await Store.LoadAsync(Saved.Dataset.Id, 1, default)).TrainingRunId.ShouldBe(Guid.Empty);
        Directory.GetFiles(Path.GetDirectoryName(FilePath)!).ShouldBe([FilePath]);
    }

    [Fact]
    public async Task A_dataset_deleted_while_its_models_are_stored_is_reported_as_deleted()
    {
        for (var round = 0; round < 200; round++)
        {
            await Store.SaveAsync(Saved, default);
            var storing = Enumerable.Range(2, 3).Select(version => Task.Run(async () =>
            {
                try
                {
                    await Store.SaveAsync(Saved with { Version = version }, default);
                }
                catch (DomainException gone)
                {
                    gone.Code.ShouldBe("invalid-state");
                }
            }));
            await Task.WhenAll([.. storing, Task.Run(() => Store.DeleteAll(Saved.Dataset.Id))]);
            Store.ListFiles().ShouldNotContain((Saved.Dataset.Id, 1));
        }
    }
}
