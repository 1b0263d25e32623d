using System.Text.Json;

namespace Regressor.Domain.Columns;

/// <summary>
/// Also reads a column type from its index in <see cref="ColumnTypes.All"/>: the first databases and all network descriptions use numbers.
/// </summary>
/// <param name="writesNumbers">True to write numbers as well.</param>
public sealed class NumberedColumnTypeConverter(bool writesNumbers) : ColumnTypeConverter
{
    public override ColumnType Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        if (reader.TokenType != JsonTokenType.Number) return base.Read(ref reader, typeToConvert, options);
        return reader.TryGetInt32(out var number) && number >= 0 && number < ColumnTypes.All.Count ? ColumnTypes.All[number] : throw Unknown();
    }

    public override void Write(Utf8JsonWriter writer, ColumnType value, JsonSerializerOptions options)
    {
        if (writesNumbers) writer.WriteNumberValue(ColumnTypes.All.Index().First(type => type.Item == value).Index);
        else base.Write(writer, value, options);
    }
}
