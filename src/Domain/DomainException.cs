namespace Regressor.Domain;

/// <summary>Thrown where a domain rule is violated. <see cref="Code"/> is stable and part of the API; the message is for people.</summary>
public sealed class DomainException(string code, string message) : Exception(message)
{
    public string Code { get; } = code;
}
