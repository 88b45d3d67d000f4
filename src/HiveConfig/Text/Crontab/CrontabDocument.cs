using System.Collections.Generic;

namespace HiveConfig.Text;

/// <summary>A crontab: /etc/crontab, a file of /etc/cron.d, or one user's own.</summary>
internal sealed class CrontabDocument : Document
{
    internal CrontabDocument(IReadOnlyList<CrontabEntry> entries, IReadOnlyList<Fault> faults)
        : base(faults) => Entries = entries;

    /// <summary>The lines that run something, in the order of the file.</summary>
    public IReadOnlyList<CrontabEntry> Entries { get; }
}

/// <summary>One line of a crontab that runs something.</summary>
/// <param name="Schedule">Minute, hour, day of the month, month, day of the week; or one word such as <c>@weekly</c>.</param>
/// <param name="Command">
/// What is run, as a shell command. In /etc/crontab and /etc/cron.d a user's name stands before it: the file alone does not tell
/// the two forms apart.
/// </param>
internal sealed record CrontabEntry(IReadOnlyList<Word> Schedule, EmbeddedText Command);
