using Regressor.Application.Abstractions.Learning;
using Regressor.Application.Abstractions.Storage;
using Regressor.Infrastructure.Learning.Serving;
using Regressor.Infrastructure.Onnx;

namespace Regressor.Infrastructure.Learning.Learners;

/// <summary>Reads a learner's models from checkpoints, to serve them and to export them.</summary>
internal interface IModelFormat
{
    /// <summary>The <see cref="ILearner.Name"/> of the learner that writes this format.</summary>
    string Learner { get; }

    /// <exception cref="CorruptCheckpointException">Description and parameters contradict each other.</exception>
    IScorer Read(ModelDescription description, IReadOnlyList<NamedTensor> parameters);

    /// <summary>Adds the model's formulae to an ONNX graph.</summary>
    /// <returns>The name of t, [member, N, output], and the number of members.</returns>
    /// <exception cref="CorruptCheckpointException">Description and parameters contradict each other.</exception>
    (string T, int Members) Export(OnnxGraph graph, OnnxInputs inputs, ModelDescription description, IReadOnlyList<NamedTensor> parameters);
}

/// <summary>The forward pass of a model. Immutable and safe for concurrent use.</summary>
internal interface IScorer
{
    /// <summary>The number of members, K per target scale, in the order [scale, fold].</summary>
    int Members { get; }

    /// <summary>Number of values that a member computes for a row: 1, or one logit per class.</summary>
    int Outputs { get; }

    /// <param name="rows">Number of rows N, at most <see cref="EnsemblePredictor.MaxRows"/>.</param>
    /// <param name="dense">Dense inputs, [N, DenseWidth].</param>
    /// <param name="codes">Level codes, [N, embedded column].</param>
    /// <param name="outputs">Buffer for the predictions t, [N, member, <see cref="Outputs"/>].</param>
    void Predict(int rows, ReadOnlySpan<float> dense, ReadOnlySpan<int> codes, Span<double> outputs);
}
