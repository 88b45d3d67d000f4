namespace HiveConfig.Model;

/// <summary>TheHive's licence.</summary>
public enum License
{
    /// <summary>One TheHive node only.</summary>
    Community,

    /// <summary>Several TheHive nodes.</summary>
    Gold,

    /// <summary>Everything.</summary>
    Platinum,

    /// <summary>What an empty database begins with: everything of Platinum, for fourteen days.</summary>
    Trial,
}
