using HiveConfig.Text;

namespace HiveConfig.Lint;

/// <summary>A setting that a rule has spoken of.</summary>
/// <param name="File">The file it stands in.</param>
/// <param name="Setting">Its key.</param>
internal sealed record JudgedSetting(ConfigFile File, string Setting);
