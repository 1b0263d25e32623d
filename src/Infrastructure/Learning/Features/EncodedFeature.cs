using Regressor.Infrastructure.Learning.Features.Text;

namespace Regressor.Infrastructure.Learning.Features;

/// <summary>A feature with its positions among the encoded inputs; −1 where it has none.</summary>
internal abstract class EncodedFeature
{
    /// <summary>Ranges of dense inputs.</summary>
    public abstract IReadOnlyList<(int From, int Width)> Dense { get; }

    /// <summary>Index into the codes, or −1.</summary>
    public virtual int Code => -1;

    public bool IsUsed => Dense.Count > 0 || Code >= 0;

    /// <summary>Returns the rows with the feature encoded as missing or unknown; null where the learner does not see its values.</summary>
    public abstract EncodedRows? Without(EncodedRows rows);

    private protected static EncodedRows Changed(EncodedRows rows, Change change)
    {
        var changed = rows with { Dense = [.. rows.Dense] };
        for (var row = 0; row < rows.Rows; row++) change(changed.Dense.AsSpan(row * rows.DenseWidth, rows.DenseWidth));
        return changed;
    }

    /// <param name="dense">Dense inputs of one row.</param>
    private protected delegate void Change(Span<float> dense);
}

/// <param name="encoding">Fitted encoding.</param>
/// <param name="encoded">Position of the encoded number.</param>
/// <param name="indicator">Position of the missing indicator.</param>
/// <param name="standardized">Position of the standardized number.</param>
internal sealed class NumericFeature(NumericEncoding encoding, int encoded, int indicator, int standardized) : EncodedFeature
{
    public NumericEncoding Encoding => encoding;

    public int Encoded => encoded;

    public int Indicator => indicator;

    public int Standardized => standardized;

    public override IReadOnlyList<(int From, int Width)> Dense { get; } =
        [.. new[] { encoded, indicator, standardized }.Where(position => position >= 0).Select(position => (position, 1))];

    public override EncodedRows? Without(EncodedRows rows) => encoded < 0 ? null : Changed(rows, dense =>
    {
        dense[encoded] = dense[standardized] = 0;
        if (indicator >= 0) dense[indicator] = 1;
    });
}

/// <param name="encoding">Fitted encoding.</param>
/// <param name="from">Position of the first input; −1 where the texts do not vary.</param>
internal sealed class TextFeature(TextEncoding encoding, int from) : EncodedFeature
{
    public TextEncoding Encoding => encoding;

    public int From => from;

    public override IReadOnlyList<(int From, int Width)> Dense { get; } = from >= 0 ? [(from, encoding.Width)] : [];

    public override EncodedRows? Without(EncodedRows rows) => from < 0 ? null : Changed(rows, dense =>
    {
        var own = dense.Slice(from, encoding.Width);
        own.Clear();
        if (encoding.Missing) own[^1] = 1;
    });
}

/// <param name="encoding">Fitted encoding.</param>
/// <param name="oneHot">Position of the first level's one-hot input.</param>
/// <param name="code">Index into the codes.</param>
internal sealed class CategoricalFeature(CategoryEncoding encoding, int oneHot, int code) : EncodedFeature
{
    public CategoryEncoding Encoding => encoding;

    public int OneHot => oneHot;

    public override int Code => code;

    public override IReadOnlyList<(int From, int Width)> Dense { get; } = oneHot >= 0 ? [(oneHot, encoding.Levels.Count)] : [];

    public override EncodedRows? Without(EncodedRows rows)
    {
        if (oneHot >= 0) return Changed(rows, dense => dense.Slice(oneHot, encoding.Levels.Count).Clear());
        if (code < 0) return null;
        var codes = rows.Codes.ToArray();
        codes[code] = new long[rows.Rows];
        Array.Fill(codes[code], encoding.Levels.Count);
        return rows with { Codes = codes };
    }
}
