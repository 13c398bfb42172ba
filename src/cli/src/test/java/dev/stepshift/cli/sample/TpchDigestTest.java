package dev.stepshift.cli.sample;

import static org.assertj.core.api.Assertions.assertThat;

import io.trino.tpch.TpchEntity;
import io.trino.tpch.TpchTable;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.HexFormat;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Digests of files that dbgen itself wrote, so that "byte for byte" is more than a claim. */
class TpchDigestTest {

  @ParameterizedTest
  @CsvSource({
    "customer,    15, a2bffac0566dab448c92ba3ca8883478",
    "nation,       1, 2f588e0b7fa72939b498c2abecd9fbbe",
    "region,       1, c235841b00d29ad4f817771fcc851207",
    "lineitem, 60000, a4475303a4f96151fa6e81bf70623785"
  })
  void theFirstPartAtScale1IsDbgens(String table, int parts, String md5) throws Exception {
    MessageDigest digest = MessageDigest.getInstance("MD5");
    for (TpchEntity row : TpchTable.getTable(table).createGenerator(1, 1, parts)) {
      digest.update((row.toLine() + "\n").getBytes(StandardCharsets.UTF_8));
    }
    assertThat(HexFormat.of().formatHex(digest.digest())).isEqualTo(md5);
  }
}
