namespace Regressor.Client;

// NSwag takes a value that may be a number or a text for a number, so that these two are ours.

/// <summary>x of a request: a number, a text or null by column.</summary>
public sealed class GivenInputs : Dictionary<string, object?>;

/// <summary>x of an answer: a number, a text or null by column, as JSON.</summary>
public sealed class InputValues : Dictionary<string, System.Text.Json.JsonElement>;
