using System.Text.Json;
using Regressor.Application.Abstractions.Learning;
using Regressor.Domain.Training;

namespace Regressor.Infrastructure.Learning;

/// <summary>What a training found is stored as JSON, which knows neither infinity nor "not a number": better told here, in words, than when it is stored.</summary>
internal static class FiniteJson
{
    /// <exception cref="TrainingFailedException">It holds a number that is none.</exception>
    public static string Serialize<T>(T value, JsonSerializerOptions? options = null)
    {
        try
        {
            return JsonSerializer.Serialize(value, options);
        }
        catch (ArgumentException error) when (error is not ArgumentNullException)
        {
            throw new TrainingFailedException("Some figures of the model became too large to be numbers. Look for extreme values in the examples, of the target and of the inputs.");
        }
    }

    /// <returns>The model, whose figures are all numbers.</returns>
    /// <exception cref="TrainingFailedException">One is not.</exception>
    public static TrainedModel Require(TrainedModel model)
    {
        Serialize(model.Report);
        Serialize(model.Diagnostics);
        return model;
    }
}
