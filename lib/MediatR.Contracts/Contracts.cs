namespace MediatR;

/// <summary>What every request has in common.</summary>
#pragma warning disable CA1040 // These marker interfaces are MediatR's, not ours.
public interface IBaseRequest;

/// <summary>A request without an answer.</summary>
public interface IRequest : IBaseRequest;

/// <summary>A request answered by a <typeparamref name="TResponse"/>.</summary>
public interface IRequest<out TResponse> : IBaseRequest;

/// <summary>A request answered by a stream of <typeparamref name="TResponse"/>.</summary>
public interface IStreamRequest<out TResponse>;

/// <summary>A message to any number of handlers.</summary>
public interface INotification;
#pragma warning restore CA1040

/// <summary>The answer of a request that has none.</summary>
public readonly record struct Unit
{
    private static readonly Unit TheValue;

    public static ref readonly Unit Value => ref TheValue;

    public static Task<Unit> Task { get; } = System.Threading.Tasks.Task.FromResult(TheValue);
}
