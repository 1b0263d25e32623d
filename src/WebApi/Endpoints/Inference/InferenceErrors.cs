using System.Diagnostics;
using FluentValidation;
using FluentValidation.Results;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.WebUtilities;
using Regressor.WebApi.Errors;

namespace Regressor.WebApi.Endpoints.Inference;

/// <summary>Writes every error below /v2, whatever its origin, in the protocol's form: JSON with the member 'error'.</summary>
internal sealed class InferenceErrors : IProblemDetailsWriter
{
    // Without a charset, because one of the clients compares the whole value.
    private const string Json = "application/json";

    public static ValidationException Invalid(string field, string message) => new([new ValidationFailure(field, message)]);

    public bool CanWrite(ProblemDetailsContext context) => context.HttpContext.Request.Path.StartsWithSegments(OpenInferenceEndpoints.Root);

    public ValueTask WriteAsync(ProblemDetailsContext context)
    {
        Problems.Complete(context);
        var (http, problem) = (context.HttpContext, context.ProblemDetails);
        var error = new InferenceError(
            TextOf(problem, http.Request),
            problem.Type,
            problem.Title ?? ReasonPhrases.GetReasonPhrase(http.Response.StatusCode),
            problem.Status,
            Activity.Current?.Id ?? http.TraceIdentifier);
        return new ValueTask(http.Response.WriteAsJsonAsync(error, InferenceJson.Default.InferenceError, Json, http.RequestAborted));
    }

    private static string TextOf(ProblemDetails problem, HttpRequest request) => problem switch
    {
        _ when problem.Extensions.TryGetValue("errors", out var errors) && errors is IReadOnlyDictionary<string, string[]> fields =>
            string.Join(' ', fields.SelectMany(field => field.Value).Distinct()),
        { Detail: { } detail } => detail,
        { Status: StatusCodes.Status404NotFound } => $"The path '{request.Path}' does not exist.",
        { Status: StatusCodes.Status405MethodNotAllowed } => $"The path '{request.Path}' does not support the method {request.Method}.",
        _ => problem.Title ?? ReasonPhrases.GetReasonPhrase(problem.Status ?? StatusCodes.Status500InternalServerError),
    };
}
