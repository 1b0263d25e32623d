using System.Collections.Frozen;
using Regressor.Domain.Predictions;

namespace Regressor.Infrastructure.Learning.Features.Generators;

/// <inheritdoc/>
internal sealed class ServedCategoryColumn(InputColumn input, double widening, CategoricalFeature feature) : ServedColumn(input, widening)
{
    private readonly FrozenDictionary<string, int> _slots = feature.Encoding.Levels
        .Select((level, slot) => (level, slot))
        .Where(pair => pair.level is not null)
        .ToFrozenDictionary(pair => pair.level!, pair => pair.slot, StringComparer.Ordinal);

    private readonly FrozenSet<string> _levels = feature.Encoding.Levels.OfType<string>().ToFrozenSet(StringComparer.Ordinal);
    private readonly int _missing = feature.Encoding.Levels.ToList().IndexOf(null);
    private readonly int _unknown = feature.Encoding.Levels.Count;
    private readonly int _oneHot = feature.OneHot;
    private readonly int _code = feature.Code;

    /// <summary>Of a column with many categories, training keeps the most frequent ones: a rare one may have been seen.</summary>
    private string WhyUnknown => _levels.Count < FeatureEncoder.MaxLevels - 1
        ? "a category that was not seen in training"
        : $"which is not among the {_levels.Count} most frequent categories of the training";

    public override string? KnownCategory(ReadOnlySpan<char> category) =>
        _levels.Count > 0 && _levels.GetAlternateLookup<ReadOnlySpan<char>>().TryGetValue(category, out var level) ? level : null;

    public override Oddity? Encode(ColumnValue value, Span<float> dense, Span<int> codes)
    {
        var slot = value.Text is { } category ? _slots.GetValueOrDefault(category, -1) : _missing;
        if (_code >= 0) codes[_code] = slot >= 0 ? slot : _unknown;
        else if (_oneHot >= 0 && slot >= 0) dense[_oneHot + slot] = 1;

        if (slot >= 0) return null;
        return value.IsMissing
            ? Missing()
            : Odd(PredictionWarningCode.UnknownCategory, $"'{Name}' is '{value.Text}', {WhyUnknown}.");
    }
}
