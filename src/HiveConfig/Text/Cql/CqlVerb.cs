namespace HiveConfig.Text;

/// <summary>What a statement does to a keyspace or role.</summary>
internal enum CqlVerb
{
    /// <summary>Makes it; an error when it is there, unless IF NOT EXISTS is said.</summary>
    Create,

    /// <summary>Changes it.</summary>
    Alter,

    /// <summary>Removes it.</summary>
    Drop,
}
