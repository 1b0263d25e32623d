using FluentValidation;
using FluentValidation.Results;
using MediatR;
using Regressor.Application.Serving;
using Regressor.Domain.Models;

namespace Regressor.Application.Predictions;

/// <summary>Answers one x or many with the active model.</summary>
/// <param name="Dataset">Its address.</param>
/// <param name="X">The one question.</param>
/// <param name="Xs">Or the many.</param>
/// <param name="Confidence">Of the intervals.</param>
public sealed record PredictQuery(string Dataset, GivenInputs? X, IReadOnlyList<GivenInputs?>? Xs, double? Confidence = null)
    : IRequest<IReadOnlyList<PredictionDto>>
{
    public const int MaxRows = 10_000;
}

/// <param name="Y">In the target's unit.</param>
/// <param name="Interval">Null when there were too few examples for one at the confidence asked for.</param>
/// <param name="Disagreement">Standard deviation of the answers of the ensemble's folds, in the target's unit: large where the data leave open what y is.</param>
/// <param name="ModelVersion">The version that answered.</param>
/// <param name="Warnings">Why to trust it less.</param>
/// <param name="Covered">
/// Whether x is like the rows that the interval was calibrated by. False for a category never seen, an input missing that never was, a number far
/// outside the range seen, or without an interval: 'warnings' say which. The interval is a rough guess then, widened by what is known.
/// </param>
public sealed record PredictionDto(
    double Y, IntervalDto? Interval, double Disagreement, int ModelVersion, IReadOnlyList<WarningDto> Warnings, bool Covered)
{
    public static PredictionDto Of(Prediction prediction) => new(
        prediction.Y,
        prediction.Interval is { } interval ? new IntervalDto(interval.Lower, interval.Upper, interval.Confidence, interval.CutAtZero) : null,
        prediction.Disagreement,
        prediction.ModelVersion,
        prediction.Warnings.Count == 0 ? [] : [.. prediction.Warnings.Select(warning => new WarningDto(warning.Code, warning.Column, warning.Message))],
        prediction.Covered);
}

/// <param name="Lower">In the target's unit.</param>
/// <param name="Upper">In the target's unit.</param>
/// <param name="Confidence">
/// The share of new rows like those trained on whose interval holds y: on average over such rows, not for each kind of row. For small tables the
/// share itself is uncertain: its standard deviation is about 0.3/√n at 0.9, for n rows that calibrated it.
/// </param>
/// <param name="CutAtZero">Whether the interval would reach below zero, where no target trained on lies.</param>
public sealed record IntervalDto(double Lower, double Upper, double Confidence, bool CutAtZero);

/// <param name="Code">For programs.</param>
/// <param name="Column">The input it is about, if it is about one.</param>
/// <param name="Message">For people.</param>
public sealed record WarningDto(PredictionWarningCode Code, string? Column, string Message);

internal sealed class PredictValidator : AbstractValidator<PredictQuery>
{
    public PredictValidator()
    {
        RuleFor(query => query.X).NotNull().When(query => query.Xs is null);
        RuleFor(query => query.Xs).Null().When(query => query.X is not null).WithMessage("Give either 'x' or 'xs', not both.");
        RuleFor(query => query.Xs).Must(xs => xs!.Count is > 0 and <= PredictQuery.MaxRows).When(query => query.Xs is not null)
            .WithMessage($"'xs' must list 1 to {PredictQuery.MaxRows} questions.");
        RuleFor(query => query.Confidence).InclusiveBetween(Prediction.MinConfidence, Prediction.MaxConfidence);
    }
}

internal sealed class PredictHandler(ModelActivationService serving) : IRequestHandler<PredictQuery, IReadOnlyList<PredictionDto>>
{
    public async Task<IReadOnlyList<PredictionDto>> Handle(PredictQuery request, CancellationToken cancellationToken)
    {
        // One model answers all rows, even if another is activated meanwhile.
        var model = await serving.GetAsync(request.Dataset, cancellationToken);
        List<ValidationFailure> failures = [];
        var questions = request.Xs is null
            ? [InOrder(request.X, "x")]
            : request.Xs.TakeWhile(_ => failures.Count < GivenInputs.MostFailures).Select((x, row) => InOrder(x, $"xs[{row}]")).ToList();
        if (failures.Count > 0) throw new ValidationException(failures);
        var answers = new Prediction[questions.Count];
        model.Predict(questions.SelectMany(x => x).ToArray(), request.Confidence ?? Prediction.DefaultConfidence, answers);
        return Array.ConvertAll(answers, PredictionDto.Of);

        InputValue[] InOrder(GivenInputs? x, string field)
        {
            if (x is not null) return x.InOrderOf(model.Inputs, field, failures);
            failures.Add(new ValidationFailure(field, "x must not be empty."));
            return [];
        }
    }
}
