using System.Text.Json.Serialization;
using Regressor.Application.Abstractions.Learning;
using Regressor.Infrastructure.Learning.Features.Text;

namespace Regressor.Infrastructure.Learning.Features;

/// <summary>Converts the features of rows to network inputs; fitted on the training part only, and stored in the checkpoint.</summary>
/// <param name="Numeric">Encodings of the numeric features.</param>
/// <param name="Categorical">Encodings of the categorical features.</param>
/// <param name="Text">Encodings of the text features; null where there are none, as in descriptions that predate them.</param>
internal sealed record FeatureEncoder(
    IReadOnlyList<NumericEncoding> Numeric,
    IReadOnlyList<CategoryEncoding> Categorical,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] IReadOnlyList<TextEncoding>? Text = null)
{
    /// <summary>Up to this many levels a category is one-hot (RealMLP); above, it has learned embeddings.</summary>
    public const int MaxOneHotLevels = 9;

    /// <summary>Levels rarer than the 1000 most frequent of a column share the slot for unknown values.</summary>
    public const int MaxLevels = 1000;

    /// <summary>The numeric features with inputs; those that also get periodic features come first.</summary>
    public IReadOnlyList<NumericEncoding> Varying { get; } =
        [.. Numeric.Where(column => column is { Varies: true, Plain: false }), .. Numeric.Where(column => column is { Varies: true, Plain: true })];

    /// <summary>Number of encoded numbers that also get periodic features; they are the first inputs.</summary>
    public int Numbers { get; } = Numeric.Count(column => column is { Varies: true, Plain: false });

    /// <summary>Number of inputs of the hidden layers.</summary>
    public int HiddenWidth { get; } = Numeric.Count(column => column.Varies) + Numeric.Count(column => column.Missing)
        + Categorical.Where(column => column.OneHot).Sum(column => column.Levels.Count) + (Text?.Sum(column => column.Width) ?? 0);

    public int DenseWidth => HiddenWidth + Varying.Count;

    public IReadOnlyList<TextEncoding> Texts => Text ?? [];

    public IEnumerable<CategoryEncoding> EmbeddedColumns => Categorical.Where(column => column.Varies && column.Embedded);

    /// <summary>The parts of the encoder that are too large for its description.</summary>
    public IEnumerable<NamedTensor> ToTensors() => Texts.SelectMany(text => text.ToTensors());

    /// <inheritdoc cref="TextEncoding.With"/>
    public FeatureEncoder With(IReadOnlyList<NamedTensor> tensors) => Text is null ? this : this with { Text = [.. Text.Select(text => text.With(tensors))] };

    public EncodedRows Encode(FeatureTable features, int from, int count)
    {
        var dense = new float[(long)count * DenseWidth];
        var embedded = EmbeddedColumns.ToList();
        var codes = embedded.Select(_ => new long[count]).ToArray();
        var column = 0;
        foreach (var numeric in Varying) Fill(numeric.Index, numeric.Encode);
        foreach (var numeric in Numeric.Where(n => n.Missing)) Fill(numeric.Index, x => double.IsNaN(x) ? 1 : 0);
        foreach (var categorical in Categorical.Where(c => c.Varies))
        {
            var data = features.Categorical[categorical.Index].Data;
            var (slots, source) = (SlotsOf(categorical, data.Vocabulary), data.Codes);
            if (categorical.Embedded)
            {
                var target = codes[embedded.IndexOf(categorical)];
                for (var row = 0; row < count; row++) target[row] = slots[source[from + row] + 1];
                continue;
            }

            for (var row = 0; row < count; row++)
            {
                var slot = slots[source[from + row] + 1];
                if (slot < categorical.Levels.Count) dense[((long)row * DenseWidth) + column + slot] = 1;
            }

            column += categorical.Levels.Count;
        }

        foreach (var text in Texts.Where(t => t.Width > 0))
        {
            var (data, tokens) = (features.Texts[text.Index].Data, new TextTokens());
            for (var row = 0; row < count; row++)
            {
                var code = data.Codes[from + row];
                text.Encode(code < 0 ? null : data.Vocabulary[code], tokens, dense.AsSpan((row * DenseWidth) + column, text.Width));
            }

            column += text.Width;
        }

        foreach (var numeric in Varying) Fill(numeric.Index, numeric.Standardize);
        return new EncodedRows(count, DenseWidth, dense, codes);

        void Fill(int index, Func<double, double> encode)
        {
            var source = features.Numeric[index].Data.Values;
            var width = DenseWidth;
            for (var row = 0; row < count; row++) dense[((long)row * width) + column] = (float)encode(source[from + row]);
            column++;
        }
    }

    /// <summary>Returns [code + 1] → slot; code −1 is missing. The slot after the last level is for rare and unknown values.</summary>
    private static int[] SlotsOf(CategoryEncoding column, IReadOnlyList<string> vocabulary)
    {
        var levels = new Dictionary<string, int>(StringComparer.Ordinal);
        var missing = column.Levels.Count;
        for (var slot = 0; slot < column.Levels.Count; slot++)
        {
            if (column.Levels[slot] is { } level) levels.Add(level, slot);
            else missing = slot;
        }

        return [missing, .. vocabulary.Select(level => levels.GetValueOrDefault(level, column.Levels.Count))];
    }
}
