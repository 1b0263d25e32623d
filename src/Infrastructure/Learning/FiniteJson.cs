using System.Text.Json;
using Regressor.Application.Abstractions.Learning;
using Regressor.Domain.Training;

namespace Regressor.Infrastructure.Learning;

/// <summary>
/// Serializes training results. JSON supports neither infinity nor NaN, so such figures are reported here, in words, before they are
/// stored.
/// </summary>
internal static class FiniteJson
{
    /// <exception cref="TrainingFailedException">The value contains a number that is not finite.</exception>
    public static string Serialize<T>(T value, JsonSerializerOptions? options = null)
    {
        try
        {
            return JsonSerializer.Serialize(value, options);
        }
        catch (ArgumentException error) when (error is not ArgumentNullException)
        {
            throw new TrainingFailedException(TrainingFailureCode.Overflow, "Some figures of the model overflowed. Check the examples for extreme values of the target and the inputs.");
        }
    }

    /// <returns>The model, whose figures are all finite.</returns>
    /// <exception cref="TrainingFailedException">A figure is not finite.</exception>
    public static TrainedModel Require(TrainedModel model)
    {
        Serialize(model.Report);
        Serialize(model.Diagnostics);
        return model;
    }
}
