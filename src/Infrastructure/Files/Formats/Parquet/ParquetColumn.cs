using System.Globalization;
using System.Text;
using Parquet.Data;
using Parquet.Schema;
using Regressor.Infrastructure.Files.Archives;
using Regressor.Infrastructure.Files.Grids;

namespace Regressor.Infrastructure.Files.Formats.Parquet;

/// <summary>The values of one column of a row group.</summary>
internal sealed class ParquetColumn
{
    /// <summary>Whole numbers up to this are exact as double.</summary>
    private const long ExactLong = 1L << 53;
    private static readonly UTF8Encoding Utf8 = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    private readonly CellKind _kind;
    private readonly double[] _numbers;

    /// <summary>Texts of the rows; null where the value is a number or missing.</summary>
    private readonly string?[] _texts;
    private readonly bool[] _isPresent;

    private ParquetColumn(CellKind kind, int rows)
    {
        _kind = kind;
        _numbers = kind == CellKind.Text ? [] : new double[rows];
        _texts = kind is CellKind.Text or CellKind.Number ? new string?[rows] : [];
        _isPresent = new bool[rows];
    }

    /// <returns>The type of the cells of a column; null if its values cannot be read.</returns>
    public static CellKind? KindOf(Field field)
    {
        if (field is not DataField { IsArray: false, MaxRepetitionLevel: 0 } data || data.Path.Length != 1) return null;
        if (data is TimeDataField) return CellKind.TimeOfDay;
        if (data.ClrType == typeof(DateTime)) return CellKind.DateTime;
        if (data.ClrType == typeof(bool)) return CellKind.Boolean;
        if (data.ClrType == typeof(ReadOnlyMemory<char>) || data.ClrType == typeof(ReadOnlyMemory<byte>) || data.ClrType == typeof(Guid)) return CellKind.Text;
        return Type.GetTypeCode(data.ClrType) is >= TypeCode.SByte and <= TypeCode.Decimal ? CellKind.Number : null;
    }

    public static bool IsWhole(DataField field) => Type.GetTypeCode(field.ClrType) is >= TypeCode.SByte and <= TypeCode.Int64 && field is not TimeDataField;

    /// <param name="field">The column.</param>
    /// <param name="data">Its values that are not null, packed, and which rows have one.</param>
    /// <param name="rows">Number of rows.</param>
    /// <param name="texts">Characters that the texts may have.</param>
    public static ParquetColumn Create(DataField field, RawColumnData data, int rows, TextBudget texts)
    {
        var column = new ParquetColumn(KindOf(field)!.Value, rows);
        ReadOnlySpan<int> levels = field.IsNullable ? data.DefinitionLevels : default;
        switch (data)
        {
            case RawColumnData<bool> values: column.Fill(values.Values, levels, value => value ? 1 : 0); break;
            case RawColumnData<sbyte> values: column.Fill(values.Values, levels, value => value); break;
            case RawColumnData<byte> values: column.Fill(values.Values, levels, value => value); break;
            case RawColumnData<short> values: column.Fill(values.Values, levels, value => value); break;
            case RawColumnData<ushort> values: column.Fill(values.Values, levels, value => value); break;
            case RawColumnData<int> values when field is TimeDataField time: column.Fill(values.Values, levels, value => SecondsOf(time, value)); break;
            case RawColumnData<int> values: column.Fill(values.Values, levels, value => value); break;
            case RawColumnData<uint> values: column.Fill(values.Values, levels, value => value); break;
            case RawColumnData<long> values when field is TimeDataField time: column.Fill(values.Values, levels, value => SecondsOf(time, value)); break;
            case RawColumnData<long> values: column.Fill(values.Values, levels, value => value, value => value is > ExactLong or < -ExactLong ? value.ToString(CultureInfo.InvariantCulture) : null); break;
            case RawColumnData<ulong> values: column.Fill(values.Values, levels, value => value, value => value > ExactLong ? value.ToString(CultureInfo.InvariantCulture) : null); break;
            case RawColumnData<float> values: column.Fill(values.Values, levels, Widened); break;
            case RawColumnData<double> values: column.Fill(values.Values, levels, value => value); break;
            case RawColumnData<decimal> values: column.Fill(values.Values, levels, value => (double)value); break;
            case RawColumnData<DateTime> values: column.Fill(values.Values, levels, value => (value.Ticks - DateTime.UnixEpoch.Ticks) / (double)TimeSpan.TicksPerSecond); break;
            case RawColumnData<Guid> values: column.Fill(values.Values, levels, null, value => value.ToString()); break;
            case RawColumnData<ReadOnlyMemory<char>> values: column.FillTexts(values.Values, levels, texts); break;
            case RawColumnData<ReadOnlyMemory<byte>> values: column.FillBytes(values.Values, levels, texts); break;
            default: break;
        }

        return column;
    }

    public CellValue this[int row] =>
        !_isPresent[row] ? new CellValue(CellKind.Blank, 0)
        : _texts.Length > 0 && _texts[row] is not null ? CellValue.Text
        : new CellValue(_kind, _numbers[row]);

    public string? TextOf(int row) => _texts.Length > 0 ? _texts[row] : null;

    private void Fill<T>(ReadOnlySpan<T> values, ReadOnlySpan<int> levels, Func<T, double>? number, Func<T, string?>? text = null)
    {
        var next = 0;
        for (var row = 0; row < _isPresent.Length; row++)
        {
            if (levels.Length > 0 && levels[row] == 0) continue;
            var value = values[next++];
            var written = text?.Invoke(value);
            if (written is not null) _texts[row] = written;
            else if (number is not null) _numbers[row] = number(value);

            // Data frames write missing numbers as NaN.
            _isPresent[row] = written is not null || (number is not null && double.IsFinite(_numbers[row]));
        }
    }

    /// <summary>Frequent texts share a string.</summary>
    private void FillTexts(ReadOnlySpan<ReadOnlyMemory<char>> values, ReadOnlySpan<int> levels, TextBudget texts)
    {
        foreach (var value in values) texts.Take(value.Length);
        var pool = new Files.Text.StringPool();
        var next = 0;
        for (var row = 0; row < _isPresent.Length; row++)
        {
            if (levels.Length > 0 && levels[row] == 0) continue;
            _texts[row] = pool.Get(values[next++].Span);
            _isPresent[row] = true;
        }
    }

    private void FillBytes(ReadOnlySpan<ReadOnlyMemory<byte>> values, ReadOnlySpan<int> levels, TextBudget texts)
    {
        foreach (var value in values) texts.Take(value.Length);
        Fill(values, levels, null, TextOf);
    }

    private static double SecondsOf(TimeDataField time, long value) =>
        time.Precision == TimeUnitPrecision.Millis ? value / 1e3 : time.Precision == TimeUnitPrecision.Micros ? value / 1e6 : value / 1e9;

    /// <summary>Reads 0.1 as 0.1, and not as the float's 0.10000000149011612.</summary>
    private static double Widened(float value)
    {
        Span<char> text = stackalloc char[32];
        value.TryFormat(text, out var length, "R", CultureInfo.InvariantCulture);
        return float.IsFinite(value) ? double.Parse(text[..length], NumberStyles.Float, CultureInfo.InvariantCulture) : value;
    }

    /// <summary>Older writers do not say that bytes are text. Others are missing.</summary>
    private static string? TextOf(ReadOnlyMemory<byte> bytes)
    {
        try
        {
            return Utf8.GetString(bytes.Span);
        }
        catch (DecoderFallbackException)
        {
            return null;
        }
    }
}
