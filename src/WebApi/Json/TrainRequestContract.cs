using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using Regressor.Domain.Training;
using Regressor.WebApi.Endpoints;

namespace Regressor.WebApi.Json;

/// <summary>Gives the body of a training request one member for each option. A null counts as an omitted member.</summary>
internal static class TrainRequestContract
{
    public static void Describe(JsonTypeInfo type)
    {
        if (type.Type != typeof(TrainRequest)) return;
        foreach (var option in TrainingOption.All)
        {
            var given = option.Type.IsValueType ? typeof(Nullable<>).MakeGenericType(option.Type) : option.Type;
            var member = type.CreateJsonPropertyInfo(given, JsonNamingPolicy.CamelCase.ConvertName(option.Name));
            member.AttributeProvider = option.Property;
            member.Set = (request, value) =>
            {
                if (value is not null) option.Set(((TrainRequest)request).Options, value);
            };
            type.Properties.Add(member);
        }
    }
}
