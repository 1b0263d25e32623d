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

/// <param name="Epoch">The last one that is done, from 1.</param>
/// <param name="Epochs">The most there will be.</param>
/// <param name="TrainLoss">As of an epoch.</param>
/// <param name="ValidationLoss">As of an epoch.</param>
public sealed record TrainingProgressDto(int Epoch, int Epochs, double TrainLoss, double ValidationLoss);

/// <param name="TestFraction">The share of examples kept out to measure the model.</param>
/// <param name="Members">How many networks are trained at once and averaged.</param>
/// <param name="HiddenSizes">Width of each hidden layer; null where the number of rows decides.</param>
/// <param name="Epochs">The most passes over the training part.</param>
/// <param name="MaxSeconds">The longest the epochs may take; null for no such limit.</param>
/// <param name="LearningRate">Peak of the schedule.</param>
/// <param name="BatchSize">Rows per step; null where the number of rows decides.</param>
/// <param name="WeightDecay">Decoupled weight decay.</param>
/// <param name="Dropout">The share of hidden units dropped at each step.</param>
/// <param name="Seed">Same data, options and seed give the same model.</param>
/// <param name="StartFrom">Fresh weights or those of the model that was active.</param>
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
        // Else AutoMapper makes an empty list of "let the number of rows decide".
        AllowNullCollections = true;
        CreateMap<EpochMetrics, TrainingProgressDto>();
        CreateMap<EpochMetrics, EpochDto>();
        CreateMap<FittedCurve, FittedCurveDto>();
        CreateMap<TrainingOptions, TrainingOptionsDto>();
        CreateMap<TrainingRun, TrainingRunDto>();
    }
}
