package dev.slipway;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.encoder.PatternLayoutEncoder;
import ch.qos.logback.classic.spi.Configurator;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.rolling.FixedWindowRollingPolicy;
import ch.qos.logback.core.rolling.RollingFileAppender;
import ch.qos.logback.core.rolling.SizeBasedTriggeringPolicy;
import ch.qos.logback.core.spi.ContextAwareBase;
import ch.qos.logback.core.status.NopStatusListener;
import ch.qos.logback.core.util.FileSize;
import java.nio.file.Path;

/**
 * What libraries and faults say goes to a file, of which the last four are kept; the screen and the terminal stay the
 * person's. Logback finds it as a service: to read the same from XML would slow each start.
 */
public final class Logging extends ContextAwareBase implements Configurator {
    private static final int EARLIER = 3;
    private static final long LARGEST = 5 * FileSize.MB_COEFFICIENT;

    @Override
    public ExecutionStatus configure(LoggerContext context) {
        String file = System.getProperty(
                "slipway.log",
                Path.of(System.getProperty("java.io.tmpdir"), "slipway-" + System.getProperty("user.name") + ".log")
                        .toString());
        context.getStatusManager()
                .add(new NopStatusListener()); // without one it tells its own faults on standard output
        RollingFileAppender<ILoggingEvent> appender = new RollingFileAppender<>();
        appender.setContext(context);
        appender.setFile(file);

        FixedWindowRollingPolicy earlier = new FixedWindowRollingPolicy();
        earlier.setContext(context);
        earlier.setParent(appender);
        earlier.setFileNamePattern(file + ".%i");
        earlier.setMaxIndex(EARLIER);
        earlier.start();
        appender.setRollingPolicy(earlier);

        SizeBasedTriggeringPolicy<ILoggingEvent> full = new SizeBasedTriggeringPolicy<>();
        full.setContext(context);
        full.setMaxFileSize(new FileSize(LARGEST));
        full.start();
        appender.setTriggeringPolicy(full);

        PatternLayoutEncoder encoder = new PatternLayoutEncoder();
        encoder.setContext(context);
        encoder.setPattern("%d{ISO8601} %-5level %logger{20} - %msg%n");
        encoder.start();
        appender.setEncoder(encoder);
        appender.start();

        Logger root = context.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME);
        root.setLevel(Level.WARN);
        root.addAppender(appender);
        return ExecutionStatus.DO_NOT_INVOKE_NEXT_IF_ANY;
    }
}
