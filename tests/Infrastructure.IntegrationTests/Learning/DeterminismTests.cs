using Regressor.Application.Abstractions.Learning;
using Regressor.Domain.Training;
using Regressor.Domain.Training.Data;
using Regressor.Infrastructure.Checkpoints;
using Regressor.Infrastructure.IntegrationTests.Learning.Serving;
using Regressor.Infrastructure.Learning;
using Regressor.Infrastructure.Storage;
using static Regressor.Infrastructure.IntegrationTests.Learning.Synthetic;

namespace Regressor.Infrastructure.IntegrationTests.Learning;

/// <summary>The same examples, options and seed produce the same file, byte for byte: weights, calibration, metrics and description.</summary>
public sealed class DeterminismTests : IDisposable
{
    private static readonly TrainingOptions Short = Quick with { Epochs = 12 };

    private readonly TestFolder _folder = new();

    [Fact]
    public async Task The_same_seed_writes_the_same_checkpoint_file()
    {
        var table = PredictorTests.MixedTable();
        var first = await FileOfAsync(table, Short, "first");

        (await FileOfAsync(table, Short, "second")).ShouldBe(first);
        (await FileOfAsync(table, Short with { Seed = 4 }, "other")).ShouldNotBe(first);
    }

    [Fact]
    public async Task So_do_two_simultaneous_trainings()
    {
        // Two different trainings run in parallel: neither may draw from the other's random generator.
        var (mixed, curve) = (PredictorTests.MixedTable(), Curve(150, x => Math.Exp(4 * x), noise: 0.1));
        var alone = (Mixed: await FileOfAsync(mixed, Short, "mixed"), Curve: await FileOfAsync(curve, Short, "curve"));
        var files = await Task.WhenAll(
            Task.Run(() => FileOfAsync(mixed, Short, "mixed at once")),
            Task.Run(() => FileOfAsync(curve, Short, "curve at once")),
            Task.Run(() => FileOfAsync(mixed, Short, "mixed again")));

        files[0].ShouldBe(alone.Mixed);
        files[1].ShouldBe(alone.Curve);
        files[2].ShouldBe(alone.Mixed);
    }

    [Theory]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(8)]
    public async Task Nor_does_the_number_of_threads_change_it(int threads)
    {
        var table = PredictorTests.MixedTable();
        var usual = TrainingCores.Threads;
        TrainingCores.Threads = 1;
        var alone = await FileOfAsync(table, Short, "one thread");

        TrainingCores.Threads = threads;
        var shared = await FileOfAsync(table, Short, "threads");
        TrainingCores.Threads = usual;

        shared.ShouldBe(alone);
    }

    [Fact]
    public async Task A_warm_start_is_reproducible_too()
    {
        var table = Curve(120, x => Math.Sin(6 * x), noise: 0.05);
        var start = Train(table, Short).Network;
        var options = Short with { Seed = 9, StartFrom = TrainingStart.ActiveModel };

        (await FileOfAsync(table, options, "first", start)).ShouldBe(await FileOfAsync(table, options, "second", start));
    }

    [Fact]
    public async Task Nor_does_the_order_of_the_examples_change_it()
    {
        var random = new Random(1);
        var rows = Enumerable.Range(0, 60).Select(_ => (new[] { ColumnValue.Of(random.NextDouble()), ColumnValue.Of("abc"[random.Next(3)].ToString()) }, random.NextDouble())).ToList();
        InputColumn[] columns = [Number("x"), Category("kind")];

        (await FileOfAsync(Table(columns, rows), Short, "as added")).ShouldBe(await FileOfAsync(Table(columns, Enumerable.Reverse(rows)), Short, "reversed"));
    }

    public void Dispose() => _folder.Dispose();

    private async Task<byte[]> FileOfAsync(TrainingData table, TrainingOptions options, string folder, TrainedNetwork? start = null)
    {
        var root = Path.Combine(_folder.Path, folder);
        var checkpoint = Checkpoint(table, Train(table, options, start));
        await new SafetensorsCheckpointStore(new StorageOptions { DataDirectory = root }).SaveAsync(checkpoint, CancellationToken.None);
        return await File.ReadAllBytesAsync(Directory.EnumerateFiles(root, "*.safetensors", SearchOption.AllDirectories).Single());
    }
}
