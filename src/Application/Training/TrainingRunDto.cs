using AutoMapper;
using Regressor.Application.Datasets;
using Regressor.Domain.Evaluation;
using Regressor.Domain.Training;

namespace Regressor.Application.Training;

/// <param name="Id">Id of the run within the dataset.</param>
/// <param name="Status">State of the run.</param>
/// <param name="Progress">Last recorded epoch; null before the first.</param>
/// <param name="ModelVersion">Model version that the run produced; null until it has succeeded.</param>
/// <param name="Error">Explanation of the failure for people; null unless the run failed.</param>
/// <param name="Options">Options that the run trains with.</param>
/// <param name="CreatedAt">Time when the run was queued, UTC.</param>
/// <param name="StartedAt">Time of the latest start, UTC; null where it has not started.</param>
/// <param name="FinishedAt">Time of the end, UTC; null before.</param>
/// <param name="FinishRequested">True where the learners end within about two seconds and the best model so far is evaluated, or a search with the best settings so far.</param>
/// <param name="Activation">
/// Outcome of the activation decision; null before there is a model, and for runs stored before it was recorded.
/// </param>
/// <param name="Result">Main figures of its model; null before there is a model, and for runs stored before they were recorded.</param>
/// <param name="Failure">The reason of *error* for programs; null unless the run failed, and for runs stored before it was recorded.</param>
/// <param name="References">Errors to compare the validation errors with; null before the first epoch, and for runs stored before they were recorded.</param>
/// <param name="Search">The search for settings before the training; null where there is none.</param>
/// <param name="Learner">The learner at work, or the last one; null before the first, and for runs stored before it was recorded.</param>
public sealed record TrainingRunDto(
    Guid Id,
    TrainingStatus Status,
    TrainingProgressDto? Progress,
    int? ModelVersion,
    string? Error,
    TrainingOptions Options,
    DateTimeOffset CreatedAt,
    DateTimeOffset? StartedAt,
    DateTimeOffset? FinishedAt,
    ActivationDto? Activation,
    bool FinishRequested,
    ReferenceErrorsDto? References,
    TrainingResultDto? Result,
    TrainingFailureDto? Failure,
    TrainingSearchDto? Search,
    LearnerProgressDto? Learner);

/// <param name="Trials">Number of finished trials.</param>
/// <param name="Gain">
/// Relative reduction of the error by the best settings so far, on held-out training rows; null before the first comparison. It chooses the
/// settings and is therefore too favorable.
/// </param>
/// <param name="EndsAt">Time when the search ends at the latest, UTC; null where only the number of trials limits it.</param>
/// <param name="IsOver">True once the best settings are being trained.</param>
public sealed record TrainingSearchDto(int Trials, double? Gain, DateTimeOffset? EndsAt, bool IsOver);

/// <param name="Name">The learner: *linear*, *trees* or *networks*.</param>
/// <param name="Share">Share of its planned rounds or epochs, from 0 to 1; early stopping may end it before.</param>
/// <param name="Number">Its number among the learners of the training, from 1.</param>
/// <param name="Count">Number of the learners.</param>
/// <param name="From">Progress of the whole training when it begins, from 0 to 1, by the expected times of the learners.</param>
/// <param name="To">Progress of the whole training when it ends, from 0 to 1.</param>
public sealed record LearnerProgressDto(string Name, double Share, int Number, int Count, double From, double To);

/// <param name="Mae">Mean absolute error on the test part, or out of fold where that is empty, in the target's unit; null where it is undefined.</param>
/// <param name="Quality">How useful the model is, in one word; see the model.</param>
/// <param name="Accuracy">Share of right answers on those rows; null for numbers, and for runs stored before it was recorded.</param>
/// <param name="LogLoss">Log loss on those rows; null for numbers, and for runs stored before it was recorded.</param>
/// <param name="SuggestedSplit">
/// The split that the rows suggest although the model was tested by row; its evidence is in a note of the report. Null where the rows look
/// independent of each other, another split was chosen, or the suggestion was declined, and for runs stored before it was recorded.
/// </param>
public sealed record TrainingResultDto(double? Mae, ModelQuality? Quality, double? Accuracy, double? LogLoss, SplitDto? SuggestedSplit = null);

/// <param name="Code">Kind of failure.</param>
/// <param name="Parameters">
/// Figures of the failure by name, null where it has none. *tooFewRows* has needed, different, testRows, and duplicates (1 where identical rows
/// count once); *constantTarget* value; *targetTooLarge* value and limit; *targetsTooClose* limit; *stepTooLarge* numbers and limit;
/// *networksTooLarge* parameters and limit; *diverged* epoch; *notEnoughMemory* needed and available, in bytes; *serverStopped* times.
/// </param>
public sealed record TrainingFailureDto(TrainingFailureCode Code, IReadOnlyDictionary<string, double>? Parameters);

/// <summary>Errors of simple models on the validation rows: mean absolute errors in the target's unit, or shares of wrong answers for classes.</summary>
/// <param name="Mean">Error of predicting the mean, or the most frequent class.</param>
/// <param name="Linear">Error of ridge regression, or of multinomial regression.</param>
public sealed record ReferenceErrorsDto(double Mean, double Linear);

/// <param name="Activated">True where the model was activated when the training ended. The dataset says which version is active now.</param>
/// <param name="Reason">Reason for the decision.</param>
/// <param name="ComparedWith">Version that was active before; null where the two were not compared.</param>
/// <param name="Improvement">1 − error/error of that version, on the same rows, where the error is the RMSE, or the log loss for classes; negative where the new one is worse.</param>
/// <param name="Lower">Lower bound of the improvement's 95 % interval, by the bootstrap.</param>
/// <param name="Upper">Upper bound of the improvement's 95 % interval, by the bootstrap.</param>
/// <param name="Rows">Number of test rows that neither version was trained on; fewer than 10 are not conclusive.</param>
/// <param name="OtherSplit">What the two versions were tested on, with both errors; null unless that differs.</param>
public sealed record ActivationDto(
    bool Activated, ActivationReason Reason, int? ComparedWith, double? Improvement, double? Lower, double? Upper, int? Rows, OtherSplitDto? OtherSplit = null);

/// <param name="Active">Version that was active before.</param>
/// <param name="Split">What the new version was tested on.</param>
/// <param name="ActiveSplit">What the version that was active before was tested on.</param>
/// <param name="Error">Error of the new version as its report states it: the RMSE, or the log loss for classes; null where it is undefined.</param>
/// <param name="ActiveError">The same of the version that was active before. It answers another question and cannot be compared.</param>
public sealed record OtherSplitDto(int Active, SplitDto Split, SplitDto ActiveSplit, double? Error, double? ActiveError);

/// <param name="Epoch">Last completed epoch, from 1.</param>
/// <param name="Epochs">
/// Maximum number of epochs. Early stopping may end the run before. It exceeds the requested number where the table is so large that each
/// pass is reported as several epochs.
/// </param>
/// <param name="TrainLoss">Training loss of the epoch.</param>
/// <param name="ValidationLoss">Validation loss of the epoch.</param>
/// <param name="ValidationError">
/// Mean absolute error on the validation rows, in the target's unit, of single networks and not yet of their mean; null for runs stored before
/// it was recorded.
/// </param>
public sealed record TrainingProgressDto(int Epoch, int Epochs, double TrainLoss, double ValidationLoss, double? ValidationError);

/// <summary>One point of the loss curves. Losses are mean squared errors of the standardized target, averaged over the members.</summary>
/// <param name="Epoch">Number of the epoch, from 1.</param>
/// <param name="Epochs">Maximum number of epochs.</param>
/// <param name="TrainLoss">Loss on the rows that a member is trained on.</param>
/// <param name="ValidationLoss">Loss on the rows that it holds out.</param>
/// <param name="LearningRate">Learning rate of the epoch's last step.</param>
/// <param name="ValidationError">Mean absolute error on the validation rows, in the target's unit; see <see cref="TrainingProgressDto"/>.</param>
public sealed record EpochDto(int Epoch, int Epochs, double TrainLoss, double ValidationLoss, double LearningRate, double? ValidationError);

/// <summary>Predictions of the networks along the only input, after an epoch.</summary>
/// <param name="Epoch">Number of the epoch, from 1.</param>
/// <param name="X">Values of the input, ascending.</param>
/// <param name="Y">Prediction at each x.</param>
public sealed record FittedCurveDto(int Epoch, IReadOnlyList<double> X, IReadOnlyList<double> Y);

internal sealed class TrainingProfile : Profile
{
    public TrainingProfile()
    {
        CreateMap<EpochMetrics, TrainingProgressDto>();
        CreateMap<EpochMetrics, EpochDto>();
        CreateMap<FittedCurve, FittedCurveDto>();
        CreateMap<OtherSplit, OtherSplitDto>();
        CreateMap<Activation, ActivationDto>();
        CreateMap<TrainingResult, TrainingResultDto>().ForCtorParam(nameof(TrainingResultDto.Mae), option => option.MapFrom(result => result.MeanAbsoluteError));
        CreateMap<TrainingFailure, TrainingFailureDto>();
        CreateMap<ReferenceErrors, ReferenceErrorsDto>();
        CreateMap<SearchProgress, TrainingSearchDto>().ForCtorParam(nameof(TrainingSearchDto.Trials), option => option.MapFrom(search => search.Trials.Count));
        CreateMap<LearnerProgress, LearnerProgressDto>();
        CreateMap<TrainingRun, TrainingRunDto>()
            .ForCtorParam(nameof(TrainingRunDto.References), option => option.MapFrom(run => run.Progress == null ? null : run.Progress.References));
    }
}
