using System.ComponentModel;
using System.Globalization;
using System.Text.Json;
using System.Text.RegularExpressions;
using FluentValidation;
using Microsoft.AspNetCore.Diagnostics;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.Http.Metadata;
using Microsoft.AspNetCore.Mvc;
using Regressor.Application;
using Regressor.Application.Abstractions.Storage;
using Regressor.Application.Files;
using Regressor.Application.Import;
using Regressor.Domain;
using Regressor.WebApi.Authorization;
using Regressor.WebApi.Hosting;
using Regressor.WebApi.Middleware;

namespace Regressor.WebApi.Errors;

/// <summary>The problem types that clients rely on (RFC 9457).</summary>
internal static partial class Problems
{
    private const string Prefix = "urn:regressor:problem:";

    public static ProblemDetails Of(Exception exception) => exception switch
    {
        ValidationException validation => Invalid(validation),
        BadRowsException bad => BadRows(bad),
        UnresolvedFileException unresolved => Unresolved(unresolved),
        UnreadableFileException file => WithErrors(
            Problem(StatusCodes.Status400BadRequest, ProblemCodes.UnreadableFile, "Unreadable file", file.Message), new() { ["file"] = [file.Message] }),
        NotFoundException missing => Problem(StatusCodes.Status404NotFound, missing.Code, "Not found", missing.Message),
        DomainException { Code: ProblemCodes.Validation } invalid => Problem(StatusCodes.Status400BadRequest, invalid.Code, "Invalid request", invalid.Message),
        LimitException limit => Limited(limit),
        StorageFullException full => Problem(StatusCodes.Status507InsufficientStorage, ProblemCodes.StorageFull, "Insufficient storage", full.Message),
        KeyReusedException reused => Problem(StatusCodes.Status422UnprocessableEntity, ProblemCodes.KeyReused, "Idempotency key reused", reused.Message),
        AccessException access => Problem(access.Status, access.Code, "Access denied", access.Message),
        DomainException rule => Problem(StatusCodes.Status409Conflict, rule.Code, "Conflict", rule.Message),
        BadHttpRequestException { StatusCode: StatusCodes.Status413PayloadTooLarge } large =>
            Problem(large.StatusCode, ProblemCodes.TooLarge, "Too large", large.Message),
        BadHttpRequestException { StatusCode: StatusCodes.Status415UnsupportedMediaType } type =>
            Problem(type.StatusCode, ProblemCodes.UnsupportedMediaType, "Unsupported media type", type.Message),
        BadHttpRequestException { InnerException: JsonException json } => Malformed(json),
        BadHttpRequestException bad when UnboundParameter().Match(bad.Message) is { Success: true } parameter =>
            Malformed(parameter.Groups["name"].Value, parameter.Groups["value"].Value),
        BadHttpRequestException bad => Problem(bad.StatusCode, ProblemCodes.MalformedRequest, "Malformed request", bad.Message),

        // The framework reports an unknown charset this way.
        InvalidOperationException { InnerException: ArgumentException } unknown when unknown.Message.Contains("charset", StringComparison.Ordinal) =>
            Problem(StatusCodes.Status415UnsupportedMediaType, ProblemCodes.UnsupportedMediaType, "Unsupported media type", "The charset of the body is unknown."),

        // The server reports a chunk whose size overflows this way.
        IOException { InnerException: OverflowException } => Problem(StatusCodes.Status400BadRequest, ProblemCodes.MalformedRequest, "Malformed request", "The chunks of the body are malformed."),

        // Concerns a file of the server, such as one that buffers a request.
        IOException full when StorageFullException.IsMeantBy(full) => Of(new StorageFullException(full)),
        CheckpointUnavailableException unreadable => Unavailable(unreadable.Message),
        _ when StorageUnavailable.IsMeantBy(exception) => Unavailable("The database is temporarily unreachable."),
        _ => Problem(StatusCodes.Status500InternalServerError, ProblemCodes.Internal, "Internal error", "Unexpected error. See the server log."),
    };

    /// <summary>
    /// Reports errors also to clients that do not accept JSON, such as an EventSource or a browser: the framework would fail to write them.
    /// </summary>
    public static void UseOneFormOfErrors(this IApplicationBuilder app) => app.Use(static (context, next) =>
    {
        // No other response depends on this header.
        context.Request.Headers.Accept = default;
        return next(context);
    });

    /// <summary>Gives the framework's own problems, such as an unknown address, one of our types.</summary>
    public static void Complete(ProblemDetailsContext context)
    {
        var problem = context.ProblemDetails;
        if (problem.Type?.StartsWith(Prefix, StringComparison.Ordinal) is true) return;
        if (problem.Status == StatusCodes.Status400BadRequest && UnboundOptional(context.HttpContext) is var (name, value))
        {
            context.ProblemDetails = Malformed(name, value);
            return;
        }

        problem.Type = Prefix + problem.Status switch
        {
            StatusCodes.Status404NotFound => ProblemCodes.NotFound,
            StatusCodes.Status405MethodNotAllowed => ProblemCodes.MethodNotAllowed,
            StatusCodes.Status413PayloadTooLarge => ProblemCodes.TooLarge,
            StatusCodes.Status415UnsupportedMediaType => ProblemCodes.UnsupportedMediaType,
            >= 500 => ProblemCodes.Internal,
            _ => ProblemCodes.MalformedRequest,
        };
        if (problem.Status == StatusCodes.Status413PayloadTooLarge && context.HttpContext.Features.Get<IHttpMaxRequestBodySizeFeature>()?.MaxRequestBodySize is { } most)
            problem.Detail = string.Create(CultureInfo.InvariantCulture, $"The body must have at most {most} bytes.");
    }

    private static ProblemDetails Limited(LimitException limit)
    {
        var problem = limit.Kind switch
        {
            LimitKind.Size => Problem(StatusCodes.Status413PayloadTooLarge, ProblemCodes.TooLarge, "Too large", limit.Message),
            LimitKind.Rate => Problem(StatusCodes.Status429TooManyRequests, ProblemCodes.TooMany, "Too many requests", limit.Message),
            _ => Problem(StatusCodes.Status507InsufficientStorage, ProblemCodes.StorageFull, "Insufficient storage", limit.Message),
        };
        problem.Extensions["limit"] = new { name = JsonNamingPolicy.CamelCase.ConvertName(limit.Name), most = limit.Most };
        return problem;
    }

    private static ProblemDetails Invalid(ValidationException validation) => WithErrors(
        validation.Errors.Any(failure => failure.ErrorCode == ServerLimits.ErrorCode)
            ? Problem(StatusCodes.Status413PayloadTooLarge, ProblemCodes.TooLarge, "Too large", "One or more values exceed a limit of the server.")
            : Problem(StatusCodes.Status400BadRequest, ProblemCodes.Validation, "Invalid request", "One or more values are invalid."),
        validation.Errors.GroupBy(failure => failure.PropertyName, failure => failure.ErrorMessage)
            .ToDictionary(field => field.Key, field => field.Distinct().ToArray()));

    private static ProblemDetails BadRows(BadRowsException bad)
    {
        var problem = WithErrors(Problem(StatusCodes.Status400BadRequest, ProblemCodes.BadRows, "Invalid rows", bad.Message), new() { ["file"] = [bad.Message] });
        problem.Extensions["import"] = bad.Import;
        return problem;
    }

    private static ProblemDetails Unresolved(UnresolvedFileException unresolved)
    {
        var problem = WithErrors(
            unresolved.IsTooLarge
                ? Problem(StatusCodes.Status413PayloadTooLarge, ProblemCodes.TooLarge, "Too large", "One or more values exceed a limit of the server.")
                : Problem(StatusCodes.Status400BadRequest, ProblemCodes.Validation, "Unresolved file", "The file has questions or errors. Nothing was stored."),
            unresolved.Problems.GroupBy(found => found.Field, found => found.Message).ToDictionary(field => field.Key, field => field.Distinct().ToArray()));
        problem.Extensions["problems"] = unresolved.Problems;
        problem.Extensions["import"] = unresolved.Import;
        return problem;
    }

    private static ProblemDetails Malformed(JsonException json)
    {
        var problem = Problem(StatusCodes.Status400BadRequest, ProblemCodes.MalformedRequest, "Malformed request", "The body is not valid JSON for this request.");
        var field = json.Path?.TrimStart('$').TrimStart('.');
        if (json is Json.UnexpectedValueException { Column: { } column }) field = $"{field}.{column}";
        return string.IsNullOrEmpty(field) ? problem : WithErrors(problem, new Dictionary<string, string[]> { [field] = [JsonFaults.Explain(json)] });
    }

    private static ProblemDetails Malformed(string parameter, string value)
    {
        var problem = Problem(StatusCodes.Status400BadRequest, ProblemCodes.MalformedRequest, "Malformed request", "A parameter does not have the expected type.");
        var name = JsonNamingPolicy.CamelCase.ConvertName(parameter);
        return WithErrors(problem, new() { [name] = [$"'{value}' does not have the expected type."] });
    }

    // For an unreadable optional parameter, the generated binding code reports nothing but the status 400.
    private static (string Name, string Value)? UnboundOptional(HttpContext http)
    {
        foreach (var parameter in http.GetEndpoint()?.Metadata.GetOrderedMetadata<IParameterBindingMetadata>() ?? [])
        {
            if (parameter is not { IsOptional: true, HasTryParse: true }) continue;
            var value = http.Request.Query[parameter.Name].ToString();
            var type = Nullable.GetUnderlyingType(parameter.ParameterInfo.ParameterType) ?? parameter.ParameterInfo.ParameterType;
            if (value != "" && !TypeDescriptor.GetConverter(type).IsValid(value)) return (parameter.Name, value);
        }

        return null;
    }

    // The framework reports an unreadable parameter by this text alone, which names a .NET type.
    [GeneratedRegex("^Failed to bind parameter \".+ (?<name>\\w+)\" from \"(?<value>.*)\"\\.$", RegexOptions.Singleline)]
    private static partial Regex UnboundParameter();

    private static ProblemDetails Unavailable(string why) =>
        Problem(StatusCodes.Status503ServiceUnavailable, ProblemCodes.StorageUnavailable, "Storage unavailable", $"{why} Retry in a moment.");

    private static ProblemDetails Problem(int status, string type, string title, string detail) =>
        new() { Status = status, Type = Prefix + type, Title = title, Detail = detail };

    private static ProblemDetails WithErrors(ProblemDetails problem, Dictionary<string, string[]> errors)
    {
        problem.Extensions["errors"] = errors;
        return problem;
    }
}

/// <summary>Converts exceptions to responses, in one place for the whole server.</summary>
internal sealed class ProblemExceptionHandler(IProblemDetailsService problems, ILogger<ProblemExceptionHandler> logger) : IExceptionHandler
{
    /// <summary>Suggested wait for files and training runs, whose end nobody knows.</summary>
    private static readonly TimeSpan UntilOneEnds = TimeSpan.FromSeconds(5);

    public async ValueTask<bool> TryHandleAsync(HttpContext httpContext, Exception exception, CancellationToken cancellationToken)
    {
        if (exception is OperationCanceledException && httpContext.RequestAborted.IsCancellationRequested) return true;

        var problem = Problems.Of(exception);
        if (problem.Status >= 500) logger.LogError(exception, "{Method} {Path} failed", LogText.Of(httpContext.Request.Method), LogText.Of(httpContext.Request.Path));
        httpContext.Response.StatusCode = problem.Status!.Value;

        // The exception handler cleared the headers set before the error.
        httpContext.Response.Headers.XContentTypeOptions = "nosniff";
        if (problem.Status == StatusCodes.Status401Unauthorized) httpContext.Response.Headers.WWWAuthenticate = "Bearer";
        var wait = exception switch
        {
            LimitException limit => limit.RetryAfter ?? (limit.Kind == LimitKind.Rate ? UntilOneEnds : null),
            AccessException access => access.RetryAfter,
            _ => problem.Status == StatusCodes.Status503ServiceUnavailable ? TimeSpan.FromSeconds(1) : null,
        };
        if (wait is not null) httpContext.Response.Headers.RetryAfter = Math.Ceiling(wait.Value.TotalSeconds).ToString(CultureInfo.InvariantCulture);
        try
        {
            return await problems.TryWriteAsync(new ProblemDetailsContext { HttpContext = httpContext, ProblemDetails = problem, Exception = exception });
        }
        catch (OperationCanceledException) when (httpContext.RequestAborted.IsCancellationRequested)
        {
            // The client is gone, so no response is possible.
            return true;
        }
    }
}
