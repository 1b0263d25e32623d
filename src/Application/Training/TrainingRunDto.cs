using AutoMapper;
using Regressor.Domain.Training;

namespace Regressor.Application.Training;

/// <param name="Id">Its address within the dataset.</param>
/// <param name="Status">Where it stands.</param>
/// <param name="Progress">The last epoch recorded; null before the first.</param>
/// <param name="ModelVersion">The version it made, once it succeeded.</param>
/// <param name="Error">Why it failed, in words.</param>
/// <param name="Options">What it trains with.</param>
/// <param name="CreatedAt">UTC.</param>
/// <param name="StartedAt">UTC.</param>
/// <param name="FinishedAt">UTC.</param>
/// <param name="Activation">Whether its model answers from then on, and why; null before there is one, and for runs of versions that did not say.</param>
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
    ActivationDto? Activation);

/// <param name="Activated">Whether it took over when the training ended. Which version answers now, the dataset says.</param>
/// <param name="Reason">What decided that.</param>
/// <param name="ComparedWith">The version that answered before; null where the two were not compared.</param>
/// <param name="Improvement">1 − RMSE/RMSE of that version, on the same rows; negative where the new one is worse.</param>
/// <param name="Lower">Of the improvement's 95 % interval, by the bootstrap.</param>
/// <param name="Upper">Of the improvement's 95 % interval, by the bootstrap.</param>
/// <param name="Rows">Test rows that neither of the two was trained on; fewer than 10 tell nothing.</param>
public sealed record ActivationDto(
    bool Activated, ActivationReason Reason, int? ComparedWith, double? Improvement, double? Lower, double? Upper, int? Rows);

/// <param name="Epoch">The last one that is done, from 1.</param>
/// <param name="Epochs">The most there will be: fewer, where the networks get no better before. More than were asked for, where the table is so large that each pass is told of as several epochs.</param>
/// <param name="TrainLoss">As of an epoch.</param>
/// <param name="ValidationLoss">As of an epoch.</param>
public sealed record TrainingProgressDto(int Epoch, int Epochs, double TrainLoss, double ValidationLoss);

/// <summary>One point of the loss curves. Losses are mean squared errors of the standardized target, averaged over the members.</summary>
/// <param name="Epoch">From 1.</param>
/// <param name="Epochs">The most there will be.</param>
/// <param name="TrainLoss">On the rows a member is trained on.</param>
/// <param name="ValidationLoss">On the rows it holds out.</param>
/// <param name="LearningRate">Of the epoch's last step.</param>
public sealed record EpochDto(int Epoch, int Epochs, double TrainLoss, double ValidationLoss, double LearningRate);

/// <summary>What the networks predict so far along the only input, after an epoch.</summary>
/// <param name="Epoch">From 1.</param>
/// <param name="X">Of the input, ascending.</param>
/// <param name="Y">At each x.</param>
public sealed record FittedCurveDto(int Epoch, IReadOnlyList<double> X, IReadOnlyList<double> Y);

internal sealed class TrainingProfile : Profile
{
    public TrainingProfile()
    {
        CreateMap<EpochMetrics, TrainingProgressDto>();
        CreateMap<EpochMetrics, EpochDto>();
        CreateMap<FittedCurve, FittedCurveDto>();
        CreateMap<Activation, ActivationDto>();
        CreateMap<TrainingRun, TrainingRunDto>();
    }
}
