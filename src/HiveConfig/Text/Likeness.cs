namespace HiveConfig.Text;

/// <summary>What a text is by the look of it, for file names that several programs use.</summary>
internal enum Likeness
{
    /// <summary>It does not tell.</summary>
    Unclear,

    /// <summary>The kind's own.</summary>
    Own,

    /// <summary>Plainly another program's.</summary>
    Other,
}
