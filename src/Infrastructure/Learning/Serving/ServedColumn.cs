using Regressor.Domain.Predictions;
using Regressor.Infrastructure.Learning.Features;

namespace Regressor.Infrastructure.Learning.Serving;

/// <summary>Encodes the values of one input column for the learner, and reports unusual ones.</summary>
internal abstract class ServedColumn(InputColumn input, double widening)
{
    /// <returns>[input column].</returns>
    public static ServedColumn[] Of(ModelDescription description, IReadOnlyList<InputColumn> inputs)
    {
        var encoder = description.Encoder;
        var columns = new ServedColumn[inputs.Count];
        var positions = FeatureLayout.Of(encoder);
        int numeric = 0, categorical = 0;
        for (var i = 0; i < inputs.Count; i++)
        {
            var widening = description.Widening?[i] ?? 1;
            columns[i] = inputs[i].Type == ColumnTypes.Numeric
                ? new ServedNumericColumn(inputs[i], widening, encoder.Numeric.FirstOrDefault(encoding => encoding.Index == numeric), positions, numeric++)
                : new ServedCategoryColumn(inputs[i], widening, encoder.Categorical.FirstOrDefault(encoding => encoding.Index == categorical), positions, categorical++);
        }

        return columns;
    }

    protected string Name { get; } = input.Name;

    /// <summary>Returns the level's own string for a text, without copying the text; null where it is not a level.</summary>
    public virtual string? KnownCategory(ReadOnlySpan<char> category) => null;

    /// <summary>Writes the value into the network's inputs, and returns what is unusual about it, or null.</summary>
    public abstract Oddity? Encode(ColumnValue value, Span<float> dense, Span<int> codes);

    protected Oddity Missing() => Odd(PredictionWarningCode.Missing, $"'{Name}' is missing, and it never was in training; its typical value was assumed.");

    protected Oddity Odd(PredictionWarningCode code, string message, bool uncovered = true) => new(new PredictionWarning(code, Name, message), uncovered, widening);
}

/// <summary>An unusual value.</summary>
/// <param name="Warning">The warning to show.</param>
/// <param name="IsUncovered">True where the intervals were not calibrated for such a value.</param>
/// <param name="Widening">Factor by which intervals are wider in that case.</param>
internal readonly record struct Oddity(PredictionWarning Warning, bool IsUncovered, double Widening);
