using Regressor.Application.Abstractions.Learning;
using Regressor.Application.Abstractions.Storage;
using Regressor.Domain.Training.Data;
using Regressor.Infrastructure.Checkpoints;
using Regressor.Infrastructure.IntegrationTests.Learning;
using Regressor.Infrastructure.Storage;

namespace Regressor.Infrastructure.IntegrationTests.Checkpoints;

/// <summary>A store in a folder of its own, and a checkpoint of a small model to store there.</summary>
public abstract class CheckpointStoreTest : IDisposable
{
    private protected static readonly TrainingData Table = Synthetic.Curve(60, x => x * x, noise: 0.05);
    private protected static readonly TrainedModel Model = Synthetic.Train(Table, Synthetic.Quick with { Epochs = 5 });
    private protected static readonly Checkpoint Saved = Synthetic.Checkpoint(Table, Model);

    private readonly string _folder = Directory.CreateTempSubdirectory("regressor-").FullName;

    protected CheckpointStoreTest() => Store = new SafetensorsCheckpointStore(new StorageOptions { DataDirectory = _folder });

    private protected SafetensorsCheckpointStore Store { get; }

    private protected string ModelsFolder => Path.Combine(_folder, "models");

    private protected string FilePath => Path.Combine(ModelsFolder, Saved.Dataset.Id.ToString("N"), "1.safetensors");

    public void Dispose()
    {
        Directory.Delete(_folder, recursive: true);
        GC.SuppressFinalize(this);
    }
}
