using Regressor.Domain.Evaluation;

namespace Regressor.Application.Models;

/// <param name="Trials">Number of finished trials. As *searchTrials*, with the same data, options and seed, it repeats the search.</param>
/// <param name="Seconds">Duration of the trials, in seconds; null in models that were restored from a checkpoint.</param>
/// <param name="Chosen">The settings of each learner that was searched; empty where there were fewer than 500 examples to learn from.</param>
public sealed record SearchResultDto(int Trials, double? Seconds, IReadOnlyList<ChosenSettingsDto> Chosen)
{
    internal static SearchResultDto? From(ModelReport report) => report.Search is not { } search ? null : new SearchResultDto(
        search.Trials, search.Seconds, [.. search.Chosen.Select(chosen => new ChosenSettingsDto(chosen.Learner, chosen.Trials, chosen.Settings))]);
}

/// <param name="Learner">Name of the learner, as in *options.learners*.</param>
/// <param name="Trials">Number of trials of this learner.</param>
/// <param name="Settings">
/// The chosen settings by name; empty where the default ones remained the best. Trees have learningRate, leaves, minRows, penalty, rowShare
/// and columnShare; networks layers, width, learningRate, dropout, weightDecay and frequencyFactor.
/// </param>
public sealed record ChosenSettingsDto(string Learner, int Trials, IReadOnlyDictionary<string, double> Settings);
