using System.Diagnostics;
using System.Text.Json.Serialization;
using FluentValidation;
using FluentValidation.Results;
using MediatR;
using Regressor.Application.Serving;
using Regressor.Domain.Predictions;
using Regressor.Domain.Tasks;

namespace Regressor.Application.Predictions;

/// <summary>Predicts y for one x or several with the active model.</summary>
/// <param name="Dataset">Slug of the dataset.</param>
/// <param name="X">A single row; null where several rows are given.</param>
/// <param name="Xs">Several rows; null where a single row is given.</param>
/// <param name="Confidence">Confidence of the intervals; null for the default.</param>
/// <param name="Quantiles">Probabilities whose quantiles of y are wanted; null for none.</param>
/// <param name="Above">Values whose probabilities of being exceeded are wanted; null for none.</param>
public sealed record PredictQuery(
    string Dataset,
    GivenInputs? X,
    IReadOnlyList<GivenInputs?>? Xs,
    double? Confidence = null,
    IReadOnlyList<double>? Quantiles = null,
    IReadOnlyList<double>? Above = null)
    : IRequest<IReadOnlyList<PredictionDto>>
{
    public const int MaxRows = 10_000;

    /// <summary>Maximum number of quantiles, and of values to exceed.</summary>
    public const int MaxPoints = 99;

    /// <summary>Maximum number of quantiles and probabilities in all predictions of a response.</summary>
    public const int MaxPointsOfAllRows = 200_000;
}

/// <param name="Task">Task of the model. It determines the other properties.</param>
/// <param name="Y">Predicted y, in the target's unit.</param>
/// <param name="Interval">Prediction interval; null where there were too few examples for one at the requested confidence.</param>
/// <param name="Disagreement">
/// Standard deviation of the ensemble members' predictions, in the target's unit; large where the data does not determine y.
/// </param>
/// <param name="ModelVersion">Version that answered.</param>
/// <param name="Warnings">Reasons to trust the prediction less.</param>
/// <param name="Covered">
/// True where x resembles the rows that calibrated the interval. False for a category never seen, a missing input that was never missing,
/// a number far outside the range seen, or no interval. The warnings say which. The interval is then a rough guess, widened by what is known.
/// </param>
/// <param name="Quantiles">Requested quantiles of y; absent where none was requested, or where the prediction is not covered.</param>
/// <param name="Above">Requested probabilities; absent where none was requested, or where the prediction is not covered.</param>
public sealed record PredictionDto(
    PredictionTask Task,
    double Y,
    IntervalDto? Interval,
    double Disagreement,
    int ModelVersion,
    IReadOnlyList<WarningDto> Warnings,
    bool Covered,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] IReadOnlyList<QuantileDto>? Quantiles = null,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] IReadOnlyList<ProbabilityAboveDto>? Above = null)
{
    public static PredictionDto From(Prediction prediction) => prediction switch
    {
        RegressionPrediction regression => From(regression),
        _ => throw new UnreachableException($"There is no answer for a {prediction.GetType().Name}."),
    };

    /// <param name="prediction">The prediction.</param>
    /// <param name="asked">What was asked about its distribution.</param>
    public static PredictionDto From(Prediction prediction, DistributionRequest? asked)
    {
        var dto = From(prediction);
        if (asked is null || prediction is not RegressionPrediction { Distribution: { } found }) return dto;
        return dto with
        {
            Quantiles = asked.Quantiles.Count == 0 ? null : [.. asked.Quantiles.Zip(found.Quantiles, (p, y) => new QuantileDto(p, y))],
            Above = asked.Above.Count == 0 ? null : [.. asked.Above.Zip(found.Above, (value, probability) => new ProbabilityAboveDto(value, probability))],
        };
    }

    private static PredictionDto From(RegressionPrediction prediction) => new(
        PredictionTasks.Regression,
        prediction.Y,
        prediction.Interval is { } interval ? new IntervalDto(interval.Lower, interval.Upper, interval.Confidence, interval.CutAtZero) : null,
        prediction.EnsembleStandardDeviation,
        prediction.ModelVersion,
        prediction.Warnings.Count == 0 ? [] : [.. prediction.Warnings.Select(warning => new WarningDto(warning.Code, warning.Column, warning.Message))],
        prediction.Covered);
}

/// <param name="Lower">Lower bound, in the target's unit.</param>
/// <param name="Upper">Upper bound, in the target's unit.</param>
/// <param name="Confidence">
/// Share of new rows like the training rows whose interval contains y, on average over such rows and not for each kind of row. For small
/// tables the share itself is uncertain: its standard deviation is about 0.3/√n at 0.9, for n calibration rows.
/// </param>
/// <param name="CutAtZero">True where the interval would extend below zero, where no training target lies.</param>
public sealed record IntervalDto(double Lower, double Upper, double Confidence, bool CutAtZero);

/// <param name="P">Probability that was requested, in (0, 1).</param>
/// <param name="Y">
/// Quantile, in the target's unit: among new rows like the training rows, y is at most this with about the probability P. The 5 % and the
/// 95 % quantile are the ends of the 90 % interval. Null where there were too few calibration rows for so extreme a quantile.
/// </param>
public sealed record QuantileDto(double P, double? Y);

/// <param name="Value">Value that was requested, in the target's unit.</param>
/// <param name="Probability">
/// Probability that y is greater, on average over new rows like the training rows. For n calibration rows it has steps of at most 1/(n + 1)
/// and is never 0 or 1: half a step is left for what no row has shown.
/// </param>
public sealed record ProbabilityAboveDto(double Value, double Probability);

/// <param name="Code">Code for programs.</param>
/// <param name="Column">Input that the warning is about; null where it is not about one.</param>
/// <param name="Message">Explanation for people.</param>
public sealed record WarningDto(PredictionWarningCode Code, string? Column, string Message);

internal sealed class PredictValidator : AbstractValidator<PredictQuery>
{
    public PredictValidator()
    {
        RuleFor(query => query.X).NotNull().When(query => query.Xs is null);
        RuleFor(query => query.Xs).Null().When(query => query.X is not null).WithMessage("Specify either 'x' or 'xs', not both.");
        RuleFor(query => query.Xs).Must(xs => xs!.Count is > 0 and <= PredictQuery.MaxRows).When(query => query.Xs is not null)
            .WithMessage($"'xs' must contain 1 to {PredictQuery.MaxRows} rows.");
        RuleFor(query => query.Confidence).InclusiveBetween(Prediction.MinConfidence, Prediction.MaxConfidence);
        RuleFor(query => query.Quantiles).Must(quantiles => quantiles!.Count <= PredictQuery.MaxPoints && quantiles.All(p => p is > 0 and < 1))
            .When(query => query.Quantiles is not null)
            .WithMessage($"'quantiles' must contain at most {PredictQuery.MaxPoints} probabilities greater than 0 and less than 1.");
        RuleFor(query => query.Above).Must(above => above!.Count <= PredictQuery.MaxPoints && above.All(double.IsFinite))
            .When(query => query.Above is not null)
            .WithMessage($"'above' must be a number, or a list of at most {PredictQuery.MaxPoints} numbers.");
        RuleFor(query => query.Xs)
            .Must((query, xs) => (long)xs!.Count * ((query.Quantiles?.Count ?? 0) + (query.Above?.Count ?? 0)) <= PredictQuery.MaxPointsOfAllRows)
            .When(query => query.Xs is not null)
            .WithMessage($"'xs' may ask for at most {PredictQuery.MaxPointsOfAllRows} quantiles and probabilities: rows times 'quantiles' and 'above'.");
    }
}

internal sealed class PredictHandler(ModelActivationService serving) : IRequestHandler<PredictQuery, IReadOnlyList<PredictionDto>>
{
    public async Task<IReadOnlyList<PredictionDto>> Handle(PredictQuery request, CancellationToken cancellationToken)
    {
        // One model answers all rows, even if another is activated in the meantime.
        var model = await serving.GetAsync(request.Dataset, cancellationToken);
        List<ValidationFailure> failures = [];
        var questions = request.Xs is null
            ? [InOrder(request.X, "x")]
            : request.Xs.TakeWhile(_ => failures.Count < GivenInputs.MostFailures).Select((x, row) => InOrder(x, $"xs[{row}]")).ToList();
        if (failures.Count > 0) throw new ValidationException(failures);
        var answers = new Prediction[questions.Count];
        DistributionRequest? asked = request.Quantiles is null && request.Above is null ? null : new(request.Quantiles ?? [], request.Above ?? []);
        model.Predict(questions.SelectMany(x => x).ToArray(), request.Confidence ?? Prediction.DefaultConfidence, answers, asked);
        return Array.ConvertAll(answers, answer => PredictionDto.From(answer, asked));

        ColumnValue[] InOrder(GivenInputs? x, string field)
        {
            if (x is not null) return x.InOrderOf(model.Inputs, field, failures, ignored: model.LeftOut);
            failures.Add(new ValidationFailure(field, "'x' must not be empty."));
            return [];
        }
    }
}
