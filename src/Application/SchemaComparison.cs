using Regressor.Domain.Datasets;

namespace Regressor.Application;

/// <summary>Lists the reasons why a model of one dataset cannot serve another; empty if it can.</summary>
internal static class SchemaComparison
{
    /// <param name="here">Schema of the dataset.</param>
    /// <param name="there">Schema of the model. A unit that either schema omits is assumed to be the same.</param>
    public static IReadOnlyList<string> Between(DatasetSchema here, DatasetSchema there)
    {
        List<string> differences = [];
        if (here.Inputs.Count != there.Inputs.Count)
        {
            differences.Add($"The dataset has {Counted(here.Inputs)}; the model has {Counted(there.Inputs)}.");
        }
        else
        {
            foreach (var ((mine, theirs), index) in here.Inputs.Zip(there.Inputs).Select((pair, index) => (pair, index)))
            {
                if (mine.Name != theirs.Name || mine.Type != theirs.Type)
                    differences.Add($"Input {index + 1} is {Described(mine)} in the dataset and {Described(theirs)} in the model.");
                else if (UnitsDiffer(mine.Unit, theirs.Unit))
                    differences.Add($"'{mine.Name}' is in {mine.Unit} in the dataset and in {theirs.Unit} in the model.");
            }
        }

        if (here.Target.Name != there.Target.Name)
            differences.Add($"The target is '{here.Target.Name}' in the dataset and '{there.Target.Name}' in the model.");
        else if (here.Target.Type != there.Target.Type)
            differences.Add($"The target holds {here.Target.Type.Plural} in the dataset and {there.Target.Type.Plural} in the model.");
        else if (UnitsDiffer(here.Target.Unit, there.Target.Unit))
            differences.Add($"The target is in {here.Target.Unit} in the dataset and in {there.Target.Unit} in the model.");
        return differences;
    }

    private static bool UnitsDiffer(string? mine, string? theirs) => mine is not null && theirs is not null && mine != theirs;

    private static string Counted(IReadOnlyList<InputColumn> inputs) =>
        $"{(inputs.Count == 1 ? "one input" : $"{inputs.Count} inputs")} ({string.Join(", ", inputs.Select(input => input.Name))})";

    private static string Described(InputColumn input) => $"'{input.Name}' ({input.Type.Noun})";
}
