using System.Globalization;
using Regressor.Domain.Decisions;
using Regressor.Domain.Evaluation;

namespace Regressor.Application.Models;

/// <summary>The part of a report that only a model of classes has.</summary>
/// <param name="Classes">The classes of the model, the most frequent one in its training first.</param>
/// <param name="Confusion">[observed class][predicted class], numbers of rows.</param>
/// <param name="Reliability">
/// How often a stated probability came true, by ascending probability: that of the second class where there are two, and of the most probable
/// class where there are more.
/// </param>
/// <param name="Coverage">Coverage of the class sets by class; null where there are none, as out of fold.</param>
/// <param name="MeanSetSize">Mean number of classes in a set; null where *coverage* is.</param>
/// <param name="Points">At most 2000 measured rows, evenly thinned.</param>
/// <param name="Policy">What deciding by the dataset's current costs would have cost on *points*; null where the dataset has no costs.</param>
public sealed record ClassificationReportDto(
    IReadOnlyList<string> Classes,
    IReadOnlyList<IReadOnlyList<int>> Confusion,
    IReadOnlyList<ReliabilityBinDto> Reliability,
    IReadOnlyList<ClassCoverageDto>? Coverage,
    double? MeanSetSize,
    IReadOnlyList<ClassPointDto> Points,
    PolicyDto? Policy)
{
    /// <param name="diagnostics">Diagnostics of the classes; null for numbers.</param>
    /// <param name="costs">The dataset's costs of answers; null where there are none.</param>
    internal static ClassificationReportDto? From(ClassificationDiagnostics? diagnostics, DecisionCosts? costs) => diagnostics is null ? null : new(
        diagnostics.Classes,
        diagnostics.Confusion,
        [.. diagnostics.Reliability.Select(bin => new ReliabilityBinDto(bin.Stated, bin.Observed, bin.Lower, bin.Upper, bin.Count))],
        diagnostics.Coverage is { } coverage ? [.. coverage.Select(part => new ClassCoverageDto(part.Class, part.Confidence, part.Held, part.Count))] : null,
        diagnostics.MeanSetSize,
        [.. diagnostics.Points.Select(point => new ClassPointDto(point.Actual, point.Probabilities, point.ExampleId?.ToString(CultureInfo.InvariantCulture)))],
        PolicyDto.From(diagnostics, costs));
}

/// <param name="Stated">Mean of the stated probabilities.</param>
/// <param name="Observed">Share of the rows that it came true for.</param>
/// <param name="Lower">Lower bound of the 95 % confidence interval of that share.</param>
/// <param name="Upper">Upper bound of the interval.</param>
/// <param name="Count">Number of rows.</param>
public sealed record ReliabilityBinDto(double Stated, double Observed, double Lower, double Upper, int Count);

/// <param name="Class">Name of the class.</param>
/// <param name="Confidence">Confidence of the sets: the share that should contain the class.</param>
/// <param name="Held">Number of rows whose class was in their set.</param>
/// <param name="Count">Number of rows of the class.</param>
public sealed record ClassCoverageDto(string Class, double Confidence, int Held, int Count);

/// <param name="Actual">Index of the observed class; −1 where no training row had it.</param>
/// <param name="Probabilities">[class], predicted probabilities.</param>
/// <param name="ExampleId">Id of the example at the time of the training; null where it is unknown.</param>
public sealed record ClassPointDto(int Actual, IReadOnlyList<double> Probabilities, string? ExampleId);

/// <summary>What deciding by costs would have cost on rows whose class is known, in the unit of the costs.</summary>
/// <param name="Rows">Number of rows.</param>
/// <param name="Price">Mean cost per row of deciding by the model.</param>
/// <param name="AlwaysPrices">Mean cost per row of always answering the same class, by class.</param>
/// <param name="AskPrice">Cost per row of always asking a person; null where nobody can be asked.</param>
/// <param name="Decided">Number of rows that the model would have answered.</param>
/// <param name="Asked">Number of rows that a person would have been asked for.</param>
/// <param name="Wrong">Number of answered rows whose class is another one.</param>
public sealed record PolicyDto(int Rows, double Price, IReadOnlyList<ClassPriceDto> AlwaysPrices, double? AskPrice, int Decided, int Asked, int Wrong)
{
    internal static PolicyDto? From(ClassificationDiagnostics diagnostics, DecisionCosts? costs)
    {
        if (costs is null || diagnostics.Points.Count == 0) return null;
        var price = new DecisionRule(costs, diagnostics.Classes).Price(
            [.. diagnostics.Points.Select(point => point.Actual)], [.. diagnostics.Points.SelectMany(point => point.Probabilities)]);
        return new PolicyDto(
            price.Rows,
            price.Price,
            [.. diagnostics.Classes.Zip(price.AlwaysPrices, (name, always) => new ClassPriceDto(name, always))],
            price.AskPrice,
            price.Decided,
            price.Asked,
            price.Wrong);
    }
}

/// <param name="Class">Name of the class.</param>
/// <param name="Price">Mean cost per row of always answering it.</param>
public sealed record ClassPriceDto(string Class, double Price);
