using HiveConfig.Generate;

namespace HiveConfig.TheHive;

/// <summary>Writes logback.xml, complete, when a level is stated: the package's file and rotation, without its exceptions for single loggers.</summary>
/// <remarks>Only what logback itself brings: the package's own words for levels and trace ids differ between versions.</remarks>
internal static class LogbackRenderer
{
    internal static string? Render(RenderContext context) => context.Cluster.TheHive.LogLevel is not { } level ? null : $"""
        <?xml version="1.0" encoding="UTF-8"?>
        <!-- {Banner.Text} -->
        <configuration>
          <appender name="FILE" class="ch.qos.logback.core.rolling.RollingFileAppender">
            <file>/var/log/thehive/application.log</file>
            <rollingPolicy class="ch.qos.logback.core.rolling.FixedWindowRollingPolicy">
              <fileNamePattern>/var/log/thehive/application.%i.log.zip</fileNamePattern>
              <minIndex>1</minIndex>
              <maxIndex>10</maxIndex>
            </rollingPolicy>
            <triggeringPolicy class="ch.qos.logback.core.rolling.SizeBasedTriggeringPolicy">
              <maxFileSize>10MB</maxFileSize>
            </triggeringPolicy>
            <encoder>
              <pattern>%date [%level] from %logger in %thread - %message%n%xException</pattern>
            </encoder>
          </appender>

          <!-- So that a slow disk slows no request down. -->
          <appender name="ASYNCFILE" class="ch.qos.logback.classic.AsyncAppender">
            <appender-ref ref="FILE"/>
          </appender>

          <root level="{level.ToString().ToUpperInvariant()}">
            <appender-ref ref="ASYNCFILE"/>
          </root>
        </configuration>

        """;
}
