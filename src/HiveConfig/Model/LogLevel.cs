namespace HiveConfig.Model;

/// <summary>How much TheHive writes into its log.</summary>
public enum LogLevel
{
    /// <summary>Nothing.</summary>
    Off,

    /// <summary>Errors.</summary>
    Error,

    /// <summary>Warnings too.</summary>
    Warn,

    /// <summary>What is worth knowing; as the package has it.</summary>
    Info,

    /// <summary>For a search of a fault; costs time and disk.</summary>
    Debug,

    /// <summary>Everything there is.</summary>
    Trace,
}
