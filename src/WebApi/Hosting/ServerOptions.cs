using System.ComponentModel.DataAnnotations;

namespace Regressor.WebApi.Hosting;

/// <summary>The settings of the server outside of sections.</summary>
internal sealed class ServerOptions
{
    /// <summary>Time for which the server goes on answering after it is asked to stop, in seconds.</summary>
    [Range(0, 86_400)]
    public double DrainSeconds { get; set; }

    /// <summary>Whether there is an operation that does nothing, by which the cost of all others can be measured.</summary>
    public bool NoOp { get; set; }
}
