using System;

namespace HiveConfig.Text;

/// <summary>Reads Java properties as java.util.Properties does.</summary>
public static class PropertiesReader
{
    /// <summary>Reads a text. Never throws for what stands in it.</summary>
    public static TreeDocument Read(string text) => throw new NotSupportedException("not written yet");
}
