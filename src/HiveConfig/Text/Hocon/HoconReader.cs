using System;

namespace HiveConfig.Text;

/// <summary>Reads HOCON as Lightbend's config library does.</summary>
public static class HoconReader
{
    /// <summary>Reads a text. Never throws for what stands in it, and opens no include.</summary>
    public static HoconDocument Read(string text) => throw new NotSupportedException("not written yet");
}
