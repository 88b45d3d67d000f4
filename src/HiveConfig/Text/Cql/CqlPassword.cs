namespace HiveConfig.Text;

/// <summary>A password in a CQL statement.</summary>
internal sealed class CqlPassword
{
    internal CqlPassword(string value, Span span, bool isHashed)
    {
        Value = value;
        Span = span;
        IsHashed = isHashed;
    }

    /// <summary>The password itself, or its bcrypt hash.</summary>
    public string Value { get; }

    /// <summary>Where it stands, quotes included.</summary>
    public Span Span { get; }

    /// <summary>Whether it is a hash.</summary>
    public bool IsHashed { get; }

    /// <summary>Says that there is one, never which.</summary>
    public override string ToString() => "***";
}
