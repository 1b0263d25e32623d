using System.Buffers.Binary;
using System.Text;
using System.Text.Json;
using System.Text.Unicode;
using FluentValidation;

namespace Regressor.WebApi.Endpoints.Inference;

/// <summary>
/// Reads the values of an input, from the JSON or from the bytes that follow it. All lengths come from the caller and may be anything.
/// </summary>
internal sealed class TensorReader(InferenceInput input)
{
    private const string Base64 = "base64";
    private const int LengthBytes = 4;

    private readonly Datatype? _numbers = Datatype.Find(input.Datatype);
    private readonly string? _contentType = ParametersOf(input).ContentType("str", Base64, "np", "pd");

    /// <param name="count">Number of values that the shape requires, limited by the rows and columns allowed.</param>
    /// <param name="bytes">Rest of the body after the JSON; the bytes of this input are removed from it.</param>
    /// <exception cref="ValidationException">The values are not of the datatype, or their number is wrong.</exception>
    public ColumnValue[] Read(int count, ref ReadOnlySpan<byte> bytes)
    {
        if (_numbers is null && input.Datatype != Datatype.OfTexts) throw Wrong($"has the unknown datatype '{input.Datatype}'");
        if (_contentType == Base64 && _numbers is not null) throw Wrong($"has the content type '{Base64}', which requires the datatype {Datatype.OfTexts}");
        var parameters = ParametersOf(input);
        parameters.Refuse("shared_memory_region");
        var data = input.Data is { ValueKind: not JsonValueKind.Null } given ? given : default(JsonElement?);
        var values = new ColumnValue[count];
        switch (data, parameters.Size("binary_data_size"))
        {
            case ({ } json, null):
                if (ReadJson(json, values, 0) is var read && read != count) throw WrongCount(count, read);
                break;
            case (null, { } size):
                if (size > bytes.Length) throw Wrong($"must have {size} bytes after the JSON; {bytes.Length} are left");
                ReadBytes(bytes[..size], values);
                bytes = bytes[size..];
                break;
            case (null, null):
                throw Wrong("must have either 'data' or the parameter 'binary_data_size'");
            default:
                throw Wrong("has both 'data' and the parameter 'binary_data_size'");
        }

        return values;
    }

    private static InferenceParameters ParametersOf(InferenceInput input) => new(input.Parameters, $"input '{input.Name}'");

    /// <returns>Number of values read so far; it exceeds the expected number by at most one.</returns>
    private int ReadJson(JsonElement data, ColumnValue[] values, int at)
    {
        if (data.ValueKind != JsonValueKind.Array)
        {
            if (at < values.Length) values[at] = (_numbers is null ? TextOf(data) : _numbers.Of(data)) ?? throw NotOfDatatype();
            return at + 1;
        }

        foreach (var element in data.EnumerateArray())
        {
            at = ReadJson(element, values, at);
            if (at > values.Length) break;
        }

        return at;
    }

    private void ReadBytes(ReadOnlySpan<byte> bytes, ColumnValue[] values)
    {
        if (_numbers is null)
        {
            ReadTexts(bytes, values);
            return;
        }

        if (bytes.Length != (long)values.Length * _numbers.Size)
            throw Wrong($"has {bytes.Length} bytes after the JSON; {values.Length} values of {_numbers.Name} require {(long)values.Length * _numbers.Size}");
        for (var i = 0; i < values.Length; i++) values[i] = _numbers.Of(bytes.Slice(i * _numbers.Size, _numbers.Size)) ?? throw NotOfDatatype();
    }

    /// <summary>Reads texts, each preceded by its length.</summary>
    private void ReadTexts(ReadOnlySpan<byte> bytes, ColumnValue[] values)
    {
        for (var i = 0; i < values.Length; i++)
        {
            if (bytes.Length < LengthBytes) throw WrongCount(values.Length, i);
            var length = BinaryPrimitives.ReadUInt32LittleEndian(bytes);
            bytes = bytes[LengthBytes..];
            if (length > bytes.Length) throw Wrong($"has a text of {length} bytes; {bytes.Length} are left");
            var text = bytes[..(int)length];
            values[i] = Utf8.IsValid(text) ? TextOf(Encoding.UTF8.GetString(text)) : throw NotOfDatatype();
            bytes = bytes[(int)length..];
        }

        if (bytes.Length > 0) throw Wrong($"has {bytes.Length} bytes after its {values.Length} texts");
    }

    private ColumnValue? TextOf(JsonElement data)
    {
        if (data.ValueKind == JsonValueKind.Null) return ColumnValue.Missing;
        if (data.ValueKind != JsonValueKind.String) return null;
        try
        {
            return TextOf(data.GetString()!);
        }
        catch (InvalidOperationException)
        {
            throw Wrong("has a text that is not valid Unicode");
        }
    }

    private ColumnValue TextOf(string text)
    {
        if (_contentType == Base64)
        {
            var decoded = new byte[text.Length];
            text = Convert.TryFromBase64String(text, decoded, out var length) && Utf8.IsValid(decoded.AsSpan(0, length))
                ? Encoding.UTF8.GetString(decoded, 0, length)
                : throw Wrong($"has a value that is not {Base64}, although its content type is");
        }

        return text.Length > 0 ? ColumnValue.Of(text) : ColumnValue.Missing;
    }

    private ValidationException WrongCount(int expected, int read) =>
        Wrong(read > expected ? $"has more than the {expected} values of its shape" : $"has {read} of the {expected} values of its shape");

    private ValidationException NotOfDatatype() => Wrong($"has a value that is invalid for its datatype {input.Datatype}, which requires {_numbers?.Expected ?? "a text"}");

    private ValidationException Wrong(string what) => InferenceErrors.Invalid(input.Name, $"Input '{input.Name}' {what}.");
}
