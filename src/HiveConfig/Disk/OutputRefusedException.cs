using System;

namespace HiveConfig.Disk;

/// <summary>Files are not written because of where they would go. Nothing was changed.</summary>
public sealed class OutputRefusedException : Exception
{
    /// <summary>States the reason.</summary>
    /// <param name="message">What stands in the way and what helps.</param>
    public OutputRefusedException(string message)
        : base(message)
    {
    }
}
