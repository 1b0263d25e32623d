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
public sealed record TrainingRunDto(
    Guid Id,
    TrainingStatus Status,
    TrainingProgressDto? Progress,
    int? ModelVersion,
    string? Error,
    TrainingOptionsDto Options,
    DateTimeOffset CreatedAt,
    DateTimeOffset? StartedAt,
    DateTimeOffset? FinishedAt);

public sealed record TrainingProgressDto(int Epoch, int Epochs, double TrainLoss, double ValidationLoss);

public sealed record TrainingOptionsDto(
    double TestFraction,
    int Members,
    IReadOnlyList<int>? HiddenSizes,
    int Epochs,
    double? MaxSeconds,
    double LearningRate,
    int? BatchSize,
    double WeightDecay,
    double Dropout,
    long Seed,
    TrainingStart StartFrom);

/// <summary>One point of the loss curves. Losses are mean squared errors of the standardized target, averaged over the members.</summary>
public sealed record EpochDto(int Epoch, int Epochs, double TrainLoss, double ValidationLoss, double LearningRate);

/// <summary>What the networks predict so far along the only input, after an epoch.</summary>
public sealed record FittedCurveDto(int Epoch, IReadOnlyList<double> X, IReadOnlyList<double> Y);

internal sealed class TrainingProfile : Profile
{
    public TrainingProfile()
    {
        // Else AutoMapper makes an empty list of "let the number of rows decide".
        AllowNullCollections = true;
        CreateMap<EpochMetrics, TrainingProgressDto>();
        CreateMap<EpochMetrics, EpochDto>();
        CreateMap<FittedCurve, FittedCurveDto>();
        CreateMap<TrainingOptions, TrainingOptionsDto>();
        CreateMap<TrainingRun, TrainingRunDto>();
    }
}
