package dev.slipway.project.condition;

/** How grave a record of a log is, from the least, by the names that the screen Logs has for it. */
public enum LogLevel {
    TRACE,
    DEBUG,
    INFO,
    WARN,
    ERROR,
    FATAL
}
