using MediatR;
using Regressor.Application.Abstractions.Storage;
using Regressor.Domain.Datasets;

namespace Regressor.Application.Datasets;

/// <summary>Looks whether the examples of a dataset suggest a split by group or by time.</summary>
public sealed record SuggestSplitQuery(string Dataset) : IRequest<SplitSuggestionResultDto>;

internal sealed class SuggestSplitHandler(IDatasetRepository datasets, SplitSuggestions suggestions) : IRequestHandler<SuggestSplitQuery, SplitSuggestionResultDto>
{
    public async Task<SplitSuggestionResultDto> Handle(SuggestSplitQuery request, CancellationToken cancellationToken)
    {
        var dataset = await datasets.GetAsync(request.Dataset, cancellationToken);
        return new SplitSuggestionResultDto(SplitSuggestionDto.From(await suggestions.OfAsync(dataset, cancellationToken)));
    }
}

/// <param name="Suggestion">The suggested split; null where the examples look independent of each other.</param>
public sealed record SplitSuggestionResultDto(SplitSuggestionDto? Suggestion);

/// <summary>A split that the examples suggest, because figures by row promise more than new groups or later rows will keep.</summary>
/// <param name="By">How to split: by group or by time.</param>
/// <param name="Column">Column of the group or the time.</param>
/// <param name="Evidence">What speaks for it.</param>
public sealed record SplitSuggestionDto(SplitBy By, string Column, SplitEvidenceDto Evidence)
{
    internal static SplitSuggestionDto? From(SplitSuggestion? suggestion) => suggestion is null ? null : new SplitSuggestionDto(
        suggestion.Split.By,
        suggestion.Split.Column!,
        new SplitEvidenceDto(
            new SplitFigureDto(suggestion.ByRow), new SplitFigureDto(suggestion.Suggested), suggestion.Groups, suggestion.RowsPerGroup, suggestion.RepeatedColumns, suggestion.Correlation));
}

/// <param name="ByRow">How well a quick model predicts other rows like these.</param>
/// <param name="Suggested">How well it predicts new groups, or later rows.</param>
/// <param name="Groups">Number of groups among the rows looked at; null by time.</param>
/// <param name="RowsPerGroup">Mean number of rows of a group; null by time.</param>
/// <param name="RepeatedColumns">Inputs that have one value in each group.</param>
/// <param name="Correlation">Rank correlation of the errors of rows that follow each other; null by group.</param>
public sealed record SplitEvidenceDto(
    SplitFigureDto ByRow, SplitFigureDto Suggested, int? Groups, double? RowsPerGroup, IReadOnlyList<string> RepeatedColumns, double? Correlation);

/// <param name="R2">Share of the target's variance that is explained, at most 1; below 0 where the mean predicts better. For classes, of being of the most frequent one.</param>
public sealed record SplitFigureDto(double R2);
