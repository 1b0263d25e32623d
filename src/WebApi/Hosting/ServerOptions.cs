using System.ComponentModel.DataAnnotations;

namespace Regressor.WebApi.Hosting;

/// <summary>Settings of the server that belong to no section.</summary>
internal sealed class ServerOptions
{
    /// <summary>Time during which the server keeps answering after a request to stop, in seconds.</summary>
    [Range(0, 86_400)]
    public double DrainSeconds { get; set; }

    /// <summary>True to add an operation that does nothing, to measure the cost of all others against.</summary>
    public bool NoOp { get; set; }
}
