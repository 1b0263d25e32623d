using System.Collections.Frozen;
using Regressor.Domain.Predictions;
using Regressor.Infrastructure.Learning.Features;

namespace Regressor.Infrastructure.Learning.Serving;

/// <inheritdoc/>
internal sealed class ServedCategoryColumn(InputColumn input, double widening, CategoryEncoding? encoding, FeatureLayout positions, int index) : ServedColumn(input, widening)
{
    private readonly FrozenDictionary<string, int>? _slots = encoding?.Levels
        .Select((level, slot) => (level, slot))
        .Where(pair => pair.level is not null)
        .ToFrozenDictionary(pair => pair.level!, pair => pair.slot, StringComparer.Ordinal);

    private readonly FrozenSet<string>? _levels = encoding?.Levels.OfType<string>().ToFrozenSet(StringComparer.Ordinal);
    private readonly int _missing = encoding?.Levels.ToList().IndexOf(null) ?? -1;
    private readonly int _oneHot = positions.OneHots[index];
    private readonly int _code = positions.Codes[index];

    public override string? KnownCategory(ReadOnlySpan<char> category) =>
        _levels is { Count: > 0 } && _levels.GetAlternateLookup<ReadOnlySpan<char>>().TryGetValue(category, out var level) ? level : null;

    public override Oddity? Encode(ColumnValue value, Span<float> dense, Span<int> codes)
    {
        if (encoding is null) return null;
        var slot = value.Text is { } category ? _slots!.GetValueOrDefault(category, -1) : _missing;
        if (_code >= 0) codes[_code] = slot >= 0 ? slot : encoding.Levels.Count;
        else if (_oneHot >= 0 && slot >= 0) dense[_oneHot + slot] = 1;

        if (slot >= 0) return null;
        return value.IsMissing
            ? Missing()
            : Odd(PredictionWarningCode.UnknownCategory, $"'{Name}' is '{value.Text}', a category that was not seen in training.");
    }
}
