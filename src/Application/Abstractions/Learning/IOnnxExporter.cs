using Regressor.Application.Abstractions.Storage;

namespace Regressor.Application.Abstractions.Learning;

/// <summary>Writes a model as a graph that other programs can run.</summary>
public interface IOnnxExporter
{
    /// <summary>
    /// Exports the graph from the raw inputs, one [N, 1] per column, to y [N, 1]. It has encoder and ensemble, without intervals or warnings.
    /// </summary>
    /// <returns>A file of the Open Neural Network Exchange format (https://onnx.ai).</returns>
    /// <exception cref="CorruptCheckpointException">Its network does not fit its description.</exception>
    byte[] Export(Checkpoint checkpoint);
}
