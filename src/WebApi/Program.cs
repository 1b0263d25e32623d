using Regressor.Application;
using Regressor.Application.Abstractions.Learning;
using Regressor.Application.Files;
using Regressor.Application.Retention;
using Regressor.Infrastructure;
using Regressor.Infrastructure.Hosting;
using Regressor.Infrastructure.Storage;
using Regressor.WebApi;
using Regressor.WebApi.Audit;
using Regressor.WebApi.Authentication;
using Regressor.WebApi.Authorization;
using Regressor.WebApi.Commands;
using Regressor.WebApi.Endpoints;
using Regressor.WebApi.Endpoints.Inference;
using Regressor.WebApi.Errors;
using Regressor.WebApi.Hosting;
using Regressor.WebApi.Json;
using Regressor.WebApi.Middleware;
using Regressor.WebApi.OpenApi;
using Regressor.WebApi.RateLimiting;
using Regressor.WebApi.Spooling;
using Scalar.AspNetCore;

NativeHeap.BoundArenas();
RefusedStarts.Tell(args);
var builder = WebApplication.CreateBuilder(StartFolder.WithSettings(args));
var earlierData = StartFolder.FindEarlierData(builder.Configuration);
builder.LeaveAtStart();
var server = builder.Configuration.Read<ServerOptions>(section: "");
var limits = builder.Configuration.Read<ServerLimits>(ServerLimits.Section);

// Otherwise only the Development environment finds the page's files when started from the source tree.
builder.WebHost.UseStaticWebAssets();
builder.WebHost.ConfigureKestrel(kestrel =>
{
    kestrel.AddServerHeader = false;

    // The address of a page contains its prediction inputs, of up to hundreds of columns.
    kestrel.Limits.MaxRequestLineSize = 32 << 10;

    // Endpoints that accept files or many rows raise this limit explicitly.
    kestrel.Limits.MaxRequestBodySize = 1 << 20;
    kestrel.Limits.MaxConcurrentConnections = limits.Connections ?? OpenFiles.RoomForConnections;
});
var maxFileBytes = builder.Configuration.Read<ImportOptions>(ImportOptions.Section).MaxBytes;
var maxModelBytes = builder.Configuration.Read<ModelOptions>(ModelOptions.Section).MaxBytes;

// A caller may use half of it: two of the largest files.
limits.SpooledBytes ??= 4 * Math.Max(maxFileBytes, maxModelBytes);
builder.Services.AddApplication(limits, builder.Configuration["AutoMapper:LicenseKey"]);
builder.Services.AddInfrastructure(builder.Configuration);
builder.Services.ConfigureHttpJsonOptions(options => JsonSetup.Configure(options.SerializerOptions));
builder.Services.AddSingleton<IProblemDetailsWriter, InferenceErrors>();
builder.Services.AddProblemDetails(options => options.CustomizeProblemDetails = Problems.Complete);
builder.Services.AddExceptionHandler<ProblemExceptionHandler>();
builder.Services.Configure<RouteHandlerOptions>(options => options.ThrowOnBadRequest = true);
builder.Services.AddHealthChecks().AddCheck<ReadyCheck>("ready");
builder.AddDraining(server);
builder.Services.AddRegressorOpenApi();
builder.Services.AddCompression();
builder.AddTelemetry();
builder.Services.AddSingleton<SpoolRoom>().AddSingleton<Spools>();
builder.AddSecurity();
var command = CommandLine.Find(args);
if (command is not null) builder.Logging.ClearProviders();

var app = builder.Build();
if (command is not null) return await command(app, args);
UnknownSettings.Report(app.Configuration, app.Logger);
if (earlierData is not null) app.Logger.LogWarning("The server uses the data directory of an earlier version, {Directory}. Move it here, or set DataDirectory.", earlierData);

var rates = app.Services.GetRequiredService<CallerRateLimiter>();
app.UseBrowserHeaders();
app.UseOneFormOfErrors();
app.UseResponseCompression();
app.UseExceptionHandler();
app.UseStatusCodePages();
app.UseMiddleware<StartupGateMiddleware>();
app.UseCallers();
app.Use((context, next) =>
{
    rates.Count(context);
    return next(context);
});
app.UseMiddleware<CallerConcurrencyLimiter>();
app.UseMiddleware<Writes>();
app.UseEncodingRefusal();
app.UseMiddleware<RequestBodyBuffering>();
app.UseMiddleware<Idempotency>();
app.UseMiddleware<Heads>();

var endpoints = app.MapGroup("").RequireScopes().AnswerHead();
endpoints.MapMetrics();
app.MapHealth();
if (app.Services.GetRequiredService<ClusterOptions>().Role != ReplicaRole.Worker) MapApi(app, endpoints, server, maxFileBytes, maxModelBytes);

if (app.Services.GetRequiredService<StorageOptions>().IsShared) await app.Services.PrepareDatabaseAsync();
if (await app.Services.GetRequiredService<AnonymousAccessPolicy>().ObjectionAsync(app.Services) is { } objection)
{
    await Console.Error.WriteLineAsync(objection);
    return 1;
}

await app.RunOrStopAsync();
return 0;

static void MapApi(WebApplication app, RouteGroupBuilder endpoints, ServerOptions server, long maxFileBytes, long maxModelBytes)
{
    var api = endpoints.MapGroup("/api");
    var formats = app.Services.GetRequiredService<TabularFormats>();
    api.MapDatasets();
    api.MapSamples();
    api.MapTrash();
    api.MapExamples();
    api.MapImport(formats, maxFileBytes);
    api.MapTrainingRuns();
    api.MapModels(maxModelBytes);
    api.MapPredictions(app.Services.GetRequiredService<IActiveModelCache>(), formats, maxFileBytes);
    if (server.NoOp) api.MapNoOp();
    api.MapSettings(app.Configuration.Read<TensorBoardOptions>(TensorBoardOptions.Section), app.Services.GetRequiredService<RetentionPolicy>(), formats);
    api.MapSecurity();
    api.MapSession();
    endpoints.MapInference();
    app.MapRegressorOpenApi();
    app.MapScalarApiReference(options => options.Title = "Regressor API");
    app.MapPageFiles();
}

/// <summary>Public for the tests, which start it.</summary>
public partial class Program;
