using Regressor.Domain.Predictions;

namespace Regressor.Infrastructure.Learning.Features.Generators;

/// <summary>Encodes values of one source column for the learner, and reports unusual ones.</summary>
internal abstract class ServedColumn(InputColumn input, double widening)
{
    protected string Name { get; } = input.Name;

    /// <summary>Returns the level's own string for a text, without copying the text; null where it is not a level.</summary>
    public virtual string? KnownCategory(ReadOnlySpan<char> category) => null;

    /// <summary>Writes the inputs of a value, and returns what is unusual about it, or null.</summary>
    public abstract Oddity? Encode(ColumnValue value, Span<float> dense, Span<int> codes);

    protected Oddity Missing() => Odd(PredictionWarningCode.Missing, $"'{Name}' is missing, and it never was in training; its typical value was assumed.");

    protected Oddity Odd(PredictionWarningCode code, string message, bool uncovered = true) => new(new PredictionWarning(code, Name, message), uncovered, widening);
}

/// <summary>An unusual value.</summary>
/// <param name="Warning">The warning to show.</param>
/// <param name="IsUncovered">True where the intervals were not calibrated for such a value.</param>
/// <param name="Widening">Factor by which intervals are wider in that case.</param>
internal readonly record struct Oddity(PredictionWarning Warning, bool IsUncovered, double Widening);
