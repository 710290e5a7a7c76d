package dev.slipway.ui.logs;

import java.util.List;

/** A line as it is drawn, and as it is copied. */
record LaidLine(List<Piece> pieces, String text) {}
