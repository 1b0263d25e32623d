using FluentValidation;
using FluentValidation.Results;
using MediatR;
using Regressor.Application.Abstractions.Learning;
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
        RefuseQuantiles(request, model, failures);
        if (failures.Count > 0) throw new ValidationException(failures);
        var answers = new Prediction[questions.Count];
        DistributionRequest? asked = request.Quantiles is null && request.Above is null ? null : new(request.Quantiles ?? [], request.Above ?? []);
        model.Predict(questions.SelectMany(x => x).ToArray(), request.Confidence ?? Prediction.DefaultConfidence, answers, asked);
        return Array.ConvertAll(answers, answer => PredictionDto.From(answer, model.Decisions, asked));

        ColumnValue[] InOrder(GivenInputs? x, string field)
        {
            if (x is not null) return x.InOrderOf(model.Inputs, field, failures, ignored: model.LeftOut);
            failures.Add(new ValidationFailure(field, "'x' must not be empty."));
            return [];
        }
    }

    private static void RefuseQuantiles(PredictQuery request, IPredictor model, List<ValidationFailure> failures)
    {
        if (PredictionTasks.FindFor(model.Target.Type) is { HasQuantiles: true }) return;
        if (request.Quantiles is not null) failures.Add(Refused("quantiles"));
        if (request.Above is not null) failures.Add(Refused("above"));

        ValidationFailure Refused(string field) =>
            new(field, $"'{field}' applies to numbers, and '{model.Target.Name}' holds {model.Target.Type.Plural}. Omit it; the response contains the probability of each.");
    }
}
