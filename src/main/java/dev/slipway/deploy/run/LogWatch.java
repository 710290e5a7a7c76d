package dev.slipway.deploy.run;

import dev.slipway.deploy.Plan;
import dev.slipway.deploy.Refused;
import dev.slipway.project.condition.Measure;
import java.util.List;
import java.util.Optional;

/** Reads what hosts log, for the checks that count it. */
@FunctionalInterface
public interface LogWatch {
    /** Where no logs can be read: only plans whose checks count no records can run. */
    LogWatch NONE = _ -> {
        throw new IllegalStateException("No logs can be read here");
    };

    /** Begins to read all logs that slipway.yaml names for the hosts of a plan. */
    Opened open(Plan plan);

    /** Logs that are read until this is closed, from a place that was there when they were opened. Safe for many threads. */
    interface Opened extends AutoCloseable {
        /** Waits until each log of a host is read. Why one cannot be; empty where all can, or are not there yet. */
        Optional<Refused> obstacle(String host) throws InterruptedException;

        /** What the logs of a host say from now on counts: its switch begins. */
        void begin(String host);

        /** How many records there are since the host's switch began. */
        long count(String host, Measure.Records what);

        /** The first of them, three at most, each as a line that is safe to show. */
        List<String> first(String host, Measure.Records what);

        /**
         * Waits until what was written before now has been read.
         *
         * @return of which log what is missing since the host's switch began, in a sentence; empty where nothing is
         */
        Optional<String> missing(String host) throws InterruptedException;

        @Override
        void close();
    }
}
