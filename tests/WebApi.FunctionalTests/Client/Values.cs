namespace Regressor.Client;

// NSwag generates a number for a value that may be a number or a text, so these two types are written by hand.

/// <summary>The inputs of a request: a number, a text or null for each column.</summary>
public sealed class GivenInputs : Dictionary<string, object?>;

/// <summary>The inputs in a response: a number, a text or null for each column, as JSON.</summary>
public sealed class InputValues : Dictionary<string, System.Text.Json.JsonElement>;
