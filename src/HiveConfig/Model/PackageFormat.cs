namespace HiveConfig.Model;

/// <summary>How the services were installed; decides where some of their files are.</summary>
public enum PackageFormat
{
    /// <summary>Debian, Ubuntu.</summary>
    Deb,

    /// <summary>Red Hat, Rocky, AlmaLinux.</summary>
    Rpm,
}
