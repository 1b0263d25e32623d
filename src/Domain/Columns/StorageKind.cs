namespace Regressor.Domain.Columns;

/// <summary>How a value is stored in memory and in the database. The number is the byte that precedes the value in the split's hash.</summary>
public enum StorageKind : byte
{
    Number = 1,
    Text = 2,
}
