package dev.stepshift.render;

import dev.stepshift.convert.Conversion;
import dev.stepshift.sql.load.LoadInput.DeliveredFiles;
import java.util.List;

/**
 * The files of a load, ready for COPY.
 *
 * @param conversions what is to be written before, for files that COPY does not read
 */
record PreparedFiles(DeliveredFiles files, List<Conversion> conversions) {}
