using Regressor.Domain.Datasets;

namespace Regressor.Infrastructure.Learning.Splitting.Detection;

/// <summary>What speaks for a split.</summary>
/// <param name="Suggestion">The split, with the figures.</param>
/// <param name="Weight">Ratio of the errors by that split and by row: the larger, the more misleading figures by row are.</param>
/// <param name="IsStructural">Whether rows show it by themselves, besides the errors: values in blocks, or values that other columns repeat.</param>
internal sealed record SplitEvidence(SplitSuggestion Suggestion, double Weight, bool IsStructural);
