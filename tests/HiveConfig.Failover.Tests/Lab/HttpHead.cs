using System;
using System.IO;
using System.Text;
using System.Threading;
using System.Threading.Tasks;

namespace HiveConfig.Failover.Tests;

/// <summary>As much of HTTP as the lab speaks: messages without a body.</summary>
internal static class HttpHead
{
    /// <summary>Reads to the end of the head: null when the other side closed before.</summary>
    public static async Task<string?> ReadAsync(Stream stream, CancellationToken cancel)
    {
        var buffer = new byte[8192];
        var length = 0;
        while (length < buffer.Length)
        {
            var read = await stream.ReadAsync(buffer.AsMemory(length), cancel);
            if (read == 0)
            {
                return null;
            }

            length += read;
            var text = Encoding.ASCII.GetString(buffer, 0, length);
            if (text.Contains("\r\n\r\n", StringComparison.Ordinal))
            {
                return text;
            }
        }

        return null;
    }
}
