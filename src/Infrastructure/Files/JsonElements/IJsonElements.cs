namespace Regressor.Infrastructure.Files.JsonElements;

/// <summary>The examples of a JSON file as bytes, one after the other.</summary>
internal interface IJsonElements
{
    long Line { get; }

    ReadOnlySpan<byte> Current { get; }

    bool MoveNext();
}
