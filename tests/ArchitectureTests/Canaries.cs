using System.Diagnostics.CodeAnalysis;
using MediatR;
using Microsoft.EntityFrameworkCore;
using Regressor.Application.Abstractions.Storage;
using Regressor.Domain.Security;

// One known offender for each family of rules, which the rules must catch.
namespace Regressor.ArchitectureTests;

internal sealed class DependsOnEverything(DbContext context, Hangfire.IBackgroundJobClient jobs, Microsoft.AspNetCore.Http.HttpContext http)
{
    public Infrastructure.Hosting.StartupGate StartupGate { get; } = new();

    public Type Host { get; } = typeof(Program);

    public object[] All => [context, jobs, http];

    // Asynchronous, so that the dependency is in the compiler's state machine.
    public async Task<object> RunAsync()
    {
        await Task.Yield();
        return TorchSharp.torch.zeros(1);
    }
}

public sealed class LocatesServices(IServiceProvider services)
{
    public async Task<object?> RunAsync()
    {
        await Task.Yield();
        return services.GetService(typeof(IUnitOfWork));
    }
}

public sealed class ExposesTensors
{
    public TorchSharp.torch.Tensor? Weights { get; }
}

public record BadRequest : IRequest
{
    public string? Name { get; set; }
}

[SuppressMessage("Performance", "CA1852", Justification = "Not sealed, which is its offense.")]
internal class BadQueryHandler(IUnitOfWork unitOfWork) : IRequestHandler<BadRequest>
{
    public Task Handle(BadRequest request, CancellationToken cancellationToken) => unitOfWork.SaveChangesAsync(cancellationToken);
}

internal sealed class WritesPastTheTransaction(DbContext context)
{
    public async Task WriteAsync(AuditEntry entry)
    {
        await using var transaction = await context.Database.BeginTransactionAsync();
        context.Add(entry);
        await context.SaveChangesAsync();
    }
}

internal sealed class WritingQueryHandler(IExampleStore examples) : IRequestHandler<BadRequest>
{
    public Task Handle(BadRequest request, CancellationToken cancellationToken) => examples.RestoreAsync(null!, cancellationToken);
}

public sealed class BadEntity
{
    public int Id { get; set; }

    public List<int> Children { get; } = [];
}

internal sealed class KnowsALearner
{
    public static Infrastructure.Learning.Learners.ILearner New() => new Infrastructure.Learning.Learners.NeuralEnsemble.Training.NetworksLearner();
}

internal sealed class KnowsAColumnType
{
    public bool IsNumber(InputColumn input) => input.Type == ColumnTypes.Numeric;
}
