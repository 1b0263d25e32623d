using Regressor.Application.Abstractions;
using Regressor.Domain.Training;

namespace Regressor.Infrastructure.Learning;

/// <summary>A network to go on from: its description and its weights as one array [M·P].</summary>
internal sealed record ContinuedNetwork(NetworkDescription Description, float[] Values)
{
    /// <summary>
    /// Null, for a fresh start, where the network does not fit: other columns, members or hidden layers, or a test part that it has
    /// partly been trained on (its own test part was smaller, or identical rows were not told from copies in the same way).
    /// </summary>
    public static ContinuedNetwork? From(TrainedNetwork start, TrainingTable table, TrainingOptions options)
    {
        var description = NetworkDescription.Parse(start.Description);
        var fits = description.Inputs.SequenceEqual(table.Inputs)
            && description.Architecture.Members == options.Members * description.Target.Scalings.Length
            && (options.HiddenSizes is null || options.HiddenSizes.SequenceEqual(description.Architecture.Hidden))
            && options.TestFraction <= description.TestFraction
            && table.CopiesTogether == description.TestSplit.CopiesTogether;
        return fits ? new ContinuedNetwork(description, WeightTensors.Flatten(description.Architecture, start.Tensors)) : null;
    }
}
