using Regressor.Application.Abstractions.Learning;
using Regressor.Domain.Evaluation;
using Regressor.Domain.Tasks;
using Regressor.Domain.Training;
using Regressor.Domain.Training.Data;
using Regressor.Infrastructure.Learning.Conformal;
using Regressor.Infrastructure.Learning.CrossFitting;
using Regressor.Infrastructure.Learning.Evaluation;
using Regressor.Infrastructure.Learning.Serving;
using Regressor.Infrastructure.Learning.Targets;
using Regressor.Infrastructure.Onnx;

namespace Regressor.Infrastructure.Learning.Tasks;

/// <summary>What differs between tasks in training, evaluating and serving a model. Chosen once, by the task of the table or the model.</summary>
internal interface ITaskLearning
{
    PredictionTask Task { get; }

    /// <param name="table">All rows.</param>
    /// <param name="trainY">Targets of the training part.</param>
    /// <exception cref="TrainingFailedException">These targets cannot be learned.</exception>
    void Check(TrainingData table, ReadOnlySpan<double> trainY);

    /// <summary>Divides the training rows into folds.</summary>
    /// <param name="places">[training row], places in the split.</param>
    /// <param name="trainY">[training row], targets.</param>
    /// <param name="classes">Names of the classes; empty for numbers.</param>
    /// <param name="folds">Number of folds K.</param>
    /// <param name="seed">Seed of the folds.</param>
    /// <returns>[training row] → fold.</returns>
    int[] Folds(double[] places, double[] trainY, IReadOnlyList<string> classes, int folds, long seed);

    /// <summary>Returns the scales to learn the target on; empty where it is not a number.</summary>
    IReadOnlyList<TargetTransform> Scales(double[] trainY);

    ModelCalibration Calibrate(PreparedData data, ICrossFittedModel model, CancellationToken cancellationToken);

    /// <summary>Measures how much less certain predictions are where an input is unknown.</summary>
    /// <returns>[input column], factors of <see cref="IntervalWidening"/> or <see cref="ClassSetWidening"/>.</returns>
    IReadOnlyList<double> Widening(PreparedData data, ICrossFittedModel model, ModelCalibration calibration, CancellationToken cancellationToken);

    /// <summary>Predicts the test part, with the certainty of its rows.</summary>
    EvaluationSet OnTest(PreparedData data, ICrossFittedModel model, ModelCalibration calibration, CancellationToken cancellationToken);

    /// <summary>Adds to the diagnostics what only this task has.</summary>
    /// <param name="diagnostics">Diagnostics that all tasks have.</param>
    /// <param name="data">All rows.</param>
    /// <param name="judged">Evaluation rows, and predictions of the model.</param>
    /// <param name="report">Report with the measured metrics.</param>
    ModelDiagnostics Detail(ModelDiagnostics diagnostics, PreparedData data, EvaluationSet judged, ModelReport report);

    /// <summary>Words a row of large loss.</summary>
    LargestError ErrorOf(TrainingData table, EvaluationSet judged, int row);

    /// <summary>Fits the simple models that reports compare with.</summary>
    Baselines FitBaselines(PreparedData data, CancellationToken cancellationToken);

    /// <summary>Computes signed or absolute errors, whose dependence on the order of rows is tested.</summary>
    /// <param name="actual">[row], actual values.</param>
    /// <param name="predicted">[row × width], predictions.</param>
    double[] Errors(ReadOnlySpan<double> actual, ReadOnlySpan<double> predicted);

    /// <summary>Name of the root mean square of the <see cref="Errors"/>.</summary>
    string ErrorMeasure { get; }

    /// <summary>
    /// Returns a prediction as one value that inputs move up or down: the number, or the probability of the event; NaN for more than two
    /// classes.
    /// </summary>
    double ValueOf(ReadOnlySpan<double> prediction);

    /// <summary>Adds the outputs of a model of this task to an ONNX graph.</summary>
    /// <param name="graph">Graph to which the nodes are added.</param>
    /// <param name="output">Output of the model.</param>
    /// <param name="target">The predicted column.</param>
    /// <param name="members">Number of members.</param>
    /// <param name="t">Outputs of the members, [member, N, output].</param>
    void Export(OnnxGraph graph, ModelOutput output, TargetColumn target, int members, string t);

    /// <summary>Prepares a model of this task to answer.</summary>
    /// <param name="description">The checked description.</param>
    /// <param name="tensors">Parameters and calibration.</param>
    /// <param name="folds">Number of folds K.</param>
    /// <param name="version">Version that the predictions state.</param>
    /// <exception cref="Application.Abstractions.Storage.CorruptCheckpointException">The calibration is damaged.</exception>
    IAnswerer Serve(ModelDescription description, IReadOnlyList<NamedTensor> tensors, int folds, int version);
}
