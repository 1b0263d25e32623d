using System.Reflection;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Mono.Cecil;
using Mono.Cecil.Rocks;
using Regressor.Domain.Security;

namespace Regressor.ArchitectureTests;

/// <summary>All writes go through one transaction, which alone stores the audit entry and the idempotency record of their request.</summary>
public class WriteTests
{
    private const string Persistence = "Regressor.Infrastructure.Persistence";
    private const string WriteTransaction = $"{Persistence}.Transactions.WriteTransaction";

    /// <summary>Runs before the server accepts requests, when nothing else writes.</summary>
    private static readonly string[] Upgrades = [$"{Persistence}.Upgrades.LegacyExamplesMigration", "Regressor.Infrastructure.Checkpoints.CheckpointFileMigration"];

    [Fact]
    public void Only_the_write_transaction_saves_entities_or_begins_a_transaction()
    {
        string[] methods = [nameof(DbContext.SaveChanges), nameof(DbContext.SaveChangesAsync), nameof(DatabaseFacade.BeginTransaction), nameof(DatabaseFacade.BeginTransactionAsync)];
        bool Rule(MethodReference called) => methods.Contains(called.Name) && called.DeclaringType.FullName.StartsWith(Rules.EntityFramework, StringComparison.Ordinal);
        CallersOf(Rule, Rules.Infrastructure, Rules.WebApi).ShouldBe([WriteTransaction, .. Upgrades], ignoreOrder: true);
        CallersOf(Rule, typeof(WritesPastTheTransaction).Assembly).ShouldContain(typeof(WritesPastTheTransaction).FullName!);
    }

    [Fact]
    public void Only_the_records_of_a_request_add_an_audit_entry_or_an_idempotency_record()
    {
        string[] records = [typeof(AuditEntry).FullName!, $"{Persistence}.StoredRequest"];
        bool Rule(MethodReference called) => called is GenericInstanceMethod { Name: nameof(DbContext.Add) or nameof(DbContext.AddAsync) } add
            && add.DeclaringType.FullName.StartsWith(Rules.EntityFramework, StringComparison.Ordinal) && records.Contains(add.GenericArguments[0].FullName);

        // The audit log itself adds the entry of an operation that has no other write.
        CallersOf(Rule, Rules.Infrastructure, Rules.WebApi).ShouldBe([$"{Persistence}.Transactions.RequestRecords", $"{Persistence}.Transactions.AuditLog"], ignoreOrder: true);
        CallersOf(Rule, typeof(WritesPastTheTransaction).Assembly).ShouldBe([typeof(WritesPastTheTransaction).FullName!]);
    }

    /// <returns>The top-level types with a method that calls one that the rule matches.</returns>
    private static List<string> CallersOf(Func<MethodReference, bool> rule, params Assembly[] assemblies) =>
    [
        .. assemblies.SelectMany(assembly => ModuleDefinition.ReadModule(assembly.Location).GetAllTypes())
            .Where(type => type.Methods.Any(method => method.HasBody && method.Body.Instructions.Any(instruction => instruction.Operand is MethodReference called && rule(called))))
            .Select(type => Outermost(type).FullName).Distinct(),
    ];

    // Asynchronous methods and lambdas are compiled into nested types.
    private static TypeDefinition Outermost(TypeDefinition type) => type.DeclaringType is { } outer ? Outermost(outer) : type;
}
