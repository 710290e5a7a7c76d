package dev.slipway.bench;

import dev.slipway.bench.Peer.Lap;
import java.util.List;

/**
 * What one act took.
 *
 * @param hostSeconds processor time on all hosts together
 * @param bytes on the wire, both ways, of the host with most; 0 where the peer cannot tell
 * @param roundTrips of the host with most; 0 where the peer cannot tell
 */
record Cost(double seconds, double hostSeconds, long bytes, long roundTrips, List<Lap> laps) {}
