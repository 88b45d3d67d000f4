namespace HiveConfig.Text;

/// <summary>What a reader needs of a template whose markup is masked, beyond words in the place of expressions.</summary>
internal enum TemplateForm
{
    /// <summary>Nothing.</summary>
    Words,

    /// <summary>Keys that stand in several branches stand once, with an unknown value.</summary>
    Keys,

    /// <summary>As <see cref="Keys"/>; and an expression on a line of its own is an entry that fits in where it stands.</summary>
    Yaml,
}
