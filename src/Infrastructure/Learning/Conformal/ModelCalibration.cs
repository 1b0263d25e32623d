using Regressor.Application.Abstractions.Learning;

namespace Regressor.Infrastructure.Learning.Conformal;

/// <summary>What states the certainty of a model's predictions, measured on rows that did not train it: of intervals, or of sets of classes.</summary>
internal abstract record ModelCalibration
{
    /// <summary>Converts the calibration to tensors of the checkpoint.</summary>
    public abstract IEnumerable<NamedTensor> ToTensors();
}
