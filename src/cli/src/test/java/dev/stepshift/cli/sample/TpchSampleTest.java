package dev.stepshift.cli.sample;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.stepshift.s3.MemoryS3;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.time.LocalDate;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class TpchSampleTest {

  private static final LocalDate FIRST = LocalDate.parse("2026-01-01");
  private static final LocalDate SECOND = LocalDate.parse("2026-01-02");
  private static final LocalDate THIRD = LocalDate.parse("2026-01-03");

  @TempDir Path home;
  private final MemoryS3 s3 = new MemoryS3().bucket("data");
  private SampleDelivery all;
  private SampleDelivery changes;

  @BeforeAll
  void deliverTwoDays() {
    all = seed(s3, FIRST);
    changes = seed(s3, SECOND);
  }

  @ParameterizedTest
  @CsvSource({
    "lineitem, 60175, 4",
    "orders,   15000, 2",
    "customer,  1500, 1",
    "part,      2000, 1",
    "partsupp,  8000, 2",
    "supplier,   100, 1",
    "nation,      25, 1",
    "region,       5, 1"
  })
  void theFirstDeliveryHasAllRowsOfAllTables(String table, int rows, int files) {
    DeliveredTable seeded = all.table(table).orElseThrow();
    assertThat(all.kind()).isEqualTo(SampleDelivery.Kind.FULL);
    assertThat(seeded.newRows()).isEqualTo(rows);
    assertThat(seeded.changedRows()).isZero();
    assertThat(seeded.files()).isEqualTo(files);
    assertThat(lines("tpch/2026-01-01/" + table + "/")).hasSize(rows);
    assertThat(bytesUnder("tpch/2026-01-01/" + table + "/")).isEqualTo(seeded.bytes());
  }

  // nation and region are the same at every scale, and their digests are those of dbgen's files;
  // the others are digests of the generator's lines before any file is cut.
  @ParameterizedTest
  @CsvSource({
    "nation,   2f588e0b7fa72939b498c2abecd9fbbe",
    "region,   c235841b00d29ad4f817771fcc851207",
    "customer, a8aa97edad6d47b183a569759fbd3eec",
    "orders,   c8d2008fb47f47f9e56543d4cb0f4e6a",
    "lineitem, 4c6d44350a1f7974f56f5d3d7091c2be",
    "part,     9cce16188c241c25617ca5ed6191e37e",
    "partsupp, c6889c3ed0939ca02475f7fb410cbb50",
    "supplier, 56e0621c472064c2a998757c70b44043"
  })
  void theFilesOfATableAreDbgensLinesInOrder(String table, String md5) throws Exception {
    MessageDigest digest = MessageDigest.getInstance("MD5");
    for (String line : lines("tpch/2026-01-01/" + table + "/")) {
      digest.update((line + "\n").getBytes(StandardCharsets.UTF_8));
    }
    assertThat(HexFormat.of().formatHex(digest.digest())).isEqualTo(md5);
  }

  @Test
  void aLaterDeliverySaysHowManyRowsAreNewAndChanged() {
    assertThat(changes.kind()).isEqualTo(SampleDelivery.Kind.CHANGES);
    assertThat(changes.tables())
        .extracting(DeliveredTable::name)
        .containsExactly("customer", "orders", "lineitem");
    DeliveredTable orders = changes.table("orders").orElseThrow();
    assertThat(orders.newRows()).isEqualTo(15);
    assertThat(orders.changedRows()).isEqualTo(15);
    DeliveredTable customers = changes.table("customer").orElseThrow();
    assertThat(customers.newRows()).isEqualTo(2);
    assertThat(customers.changedRows()).isEqualTo(2);
    DeliveredTable items = changes.table("lineitem").orElseThrow();
    assertThat(items.newRows()).isBetween(15L, 105L);
    for (DeliveredTable table : changes.tables()) {
      assertThat(second(table.name())).hasSize((int) table.rows());
    }
  }

  @Test
  void newAndChangedKeysAreAsManyAsTheDeliverySays() {
    for (String table : List.of("customer", "orders")) {
      Set<String> before = keys(first(table));
      DeliveredTable seeded = changes.table(table).orElseThrow();
      List<String> now = second(table).stream().map(line -> field(line, 0)).toList();
      assertThat(now).doesNotHaveDuplicates();
      assertThat(now.stream().filter(before::contains)).hasSize((int) seeded.changedRows());
      assertThat(now.stream().filter(key -> !before.contains(key))).hasSize((int) seeded.newRows());
    }
  }

  @Test
  void aChangedRowDiffersFromTheFirstDelivery() {
    for (String table : List.of("customer", "orders")) {
      assertThat(second(table)).doesNotContainAnyElementsOf(first(table));
    }
  }

  @Test
  void newLineItemsBelongToTheNewOrdersAndToPartsuppRows() {
    Set<String> newOrders = keys(second("orders"));
    newOrders.removeAll(keys(first("orders")));
    Set<String> partsupp =
        first("partsupp").stream()
            .map(line -> field(line, 0) + "/" + field(line, 1))
            .collect(Collectors.toSet());
    assertThat(keys(second("lineitem"))).isEqualTo(newOrders);
    assertThat(second("lineitem"))
        .allMatch(line -> partsupp.contains(field(line, 1) + "/" + field(line, 2)))
        .allMatch(line -> line.endsWith("|") && line.split("\\|", -1).length == 17);
  }

  @Test
  void everyOrderBelongsToACustomerOfTheFirstDelivery() {
    Set<String> customers = keys(first("customer"));
    assertThat(second("orders")).allMatch(line -> customers.contains(field(line, 1)));
  }

  @Test
  void twoLaterDaysShareNoNewKey() {
    TpchChanges second = TpchChanges.of(0.01, FIRST, SECOND);
    TpchChanges third = TpchChanges.of(0.01, FIRST, THIRD);
    assertThat(second.newOrders().stream().map(order -> order.getOrderKey()))
        .doesNotContainAnyElementsOf(
            third.newOrders().stream().map(order -> order.getOrderKey()).toList());
    assertThat(second.newCustomers().stream().map(customer -> customer.getCustomerKey()))
        .doesNotContainAnyElementsOf(
            third.newCustomers().stream().map(customer -> customer.getCustomerKey()).toList());
  }

  @Test
  void noNewOrderKeyOf3000DaysIsAKeyThatDbgenGivesOut() {
    Set<Long> seen = new HashSet<>();
    for (int day = 1; day <= 3000; day++) {
      TpchKeys keys = new TpchKeys(0.01, FIRST, FIRST.plusDays(day));
      for (long n = 0; n < keys.newOrders(); n++) {
        long key = keys.newOrderKey(n);
        assertThat(key >> 3 & 3).isNotZero();
        assertThat(seen.add(key)).isTrue();
      }
    }
  }

  @Test
  void theSameDaysGiveTheSameBytes() {
    MemoryS3 again = new MemoryS3().bucket("data");
    seed(again, FIRST);
    seed(again, SECOND);
    assertThat(again.objects("data", "").keySet()).isEqualTo(s3.objects("data", "").keySet());
    again
        .objects("data", "")
        .forEach((key, bytes) -> assertThat(s3.objects("data", "").get(key)).isEqualTo(bytes));
  }

  @Test
  void aDeliveryThatIsThereIsNotMadeAgain() {
    assertThat(seed(s3, FIRST).kind()).isEqualTo(SampleDelivery.Kind.ALREADY_THERE);
    assertThat(seed(s3, SECOND).kind()).isEqualTo(SampleDelivery.Kind.ALREADY_THERE);
  }

  @Test
  void aLaterDeliveryOfAnotherScaleIsRefused() {
    LocalSamples samples = new LocalSamples(s3, "data", home);
    assertThatThrownBy(() -> samples.seed("tpch", OptionalDouble.of(1), THIRD))
        .isInstanceOf(SampleRefused.class)
        .hasMessageContaining("scale 0.01")
        .hasMessageContaining("leave --scale out");
  }

  @Test
  void aFirstDeliveryThatBrokeOffIsMadeAgain() {
    MemoryS3 broken = new MemoryS3().bucket("data");
    seed(broken, FIRST);
    broken.remove("data", "tpch/first-delivery.json");
    broken.remove("data", "tpch/2026-01-01/region/region.1.tbl.gz");
    assertThat(seed(broken, FIRST).kind()).isEqualTo(SampleDelivery.Kind.FULL);
    assertThat(broken.objects("data", "")).containsKey("tpch/2026-01-01/region/region.1.tbl.gz");
  }

  @Test
  void anotherPipelineIsDeliveredFromItsSamplesFolder() throws Exception {
    Path day = home.resolve("sql/pipelines/shop/samples/shop/{run_date}/sales");
    Files.createDirectories(day);
    Files.writeString(day.resolve("sales.csv"), "1,2\n");
    MemoryS3 bucket = new MemoryS3().bucket("data");
    LocalSamples samples = new LocalSamples(bucket, "data", home);

    assertThat(samples.hasSampleFor("shop")).isTrue();
    SampleDelivery seeded = samples.seed("shop", OptionalDouble.empty(), SECOND);

    assertThat(seeded.kind()).isEqualTo(SampleDelivery.Kind.FILES);
    assertThat(seeded.tables())
        .containsExactly(new DeliveredTable("shop/2026-01-02/sales", 0, 0, 1, 4));
    assertThat(bucket.objects("data", "")).containsOnlyKeys("shop/2026-01-02/sales/sales.csv");
    assertThat(samples.seed("shop", OptionalDouble.empty(), SECOND).kind())
        .isEqualTo(SampleDelivery.Kind.ALREADY_THERE);
  }

  @Test
  void aSampleFileThatHasChangedIsDeliveredAgain() throws Exception {
    Path day = Files.createDirectories(home.resolve("sql/pipelines/shop/samples/shop/{run_date}"));
    Files.writeString(day.resolve("sale"), "1\n");
    Files.writeString(day.resolve("sales.csv"), "1,2\n");
    MemoryS3 bucket = new MemoryS3().bucket("data");
    LocalSamples samples = new LocalSamples(bucket, "data", home);
    samples.seed("shop", OptionalDouble.empty(), FIRST);

    Files.writeString(day.resolve("sales.csv"), "1,3\n");
    Files.delete(day.resolve("sale"));
    Files.writeString(day.resolve("sal"), "new\n");
    SampleDelivery again = samples.seed("shop", OptionalDouble.empty(), FIRST);

    assertThat(again.kind()).isEqualTo(SampleDelivery.Kind.FILES);
    assertThat(again.files()).isEqualTo(2);
    assertThat(again.changed()).containsExactly("shop/2026-01-01/sales.csv");
    assertThat(bucket.objects("data", "").get("shop/2026-01-01/sales.csv"))
        .asString()
        .isEqualTo("1,3\n");
    assertThat(samples.seed("shop", OptionalDouble.empty(), FIRST).kind())
        .isEqualTo(SampleDelivery.Kind.ALREADY_THERE);
  }

  @Test
  void whatAPersonHasPutInTheBucketIsLeft() throws Exception {
    Path day = Files.createDirectories(home.resolve("sql/pipelines/shop/samples/shop/{run_date}"));
    Files.writeString(day.resolve("sales.csv"), "broken\n");
    MemoryS3 bucket = new MemoryS3().bucket("data");
    LocalSamples samples = new LocalSamples(bucket, "data", home);
    samples.seed("shop", OptionalDouble.empty(), FIRST);
    bucket.text("data", "shop/2026-01-01/sales.csv", "1,2\n");

    SampleDelivery again = samples.seed("shop", OptionalDouble.empty(), FIRST);

    assertThat(again.kept()).containsExactly("shop/2026-01-01/sales.csv");
    assertThat(bucket.objects("data", "").get("shop/2026-01-01/sales.csv"))
        .asString()
        .isEqualTo("1,2\n");
  }

  @Test
  void filesInAFolderOfADayAreDeliveredOnThatDayOnly() throws Exception {
    for (LocalDate day : List.of(FIRST, SECOND)) {
      Path folder = home.resolve("sql/pipelines/shop/samples/shop/" + day);
      Files.createDirectories(folder);
      Files.writeString(folder.resolve("sales.csv"), "1,2\n");
    }
    MemoryS3 bucket = new MemoryS3().bucket("data");
    LocalSamples samples = new LocalSamples(bucket, "data", home);

    assertThat(samples.nextDay("shop")).contains(FIRST);
    assertThat(samples.seed("shop", OptionalDouble.empty(), FIRST).files()).isOne();
    assertThat(bucket.objects("data", "")).containsOnlyKeys("shop/" + FIRST + "/sales.csv");
    assertThat(samples.nextDay("shop")).contains(SECOND);
    assertThat(samples.seed("shop", OptionalDouble.empty(), THIRD).kind())
        .isEqualTo(SampleDelivery.Kind.NONE);
    samples.seed("shop", OptionalDouble.empty(), SECOND);
    assertThatThrownBy(() -> samples.nextDay("shop"))
        .isInstanceOf(SampleRefused.class)
        .hasMessageContaining(FIRST + ", " + SECOND)
        .hasMessageContaining("--date");
  }

  @Test
  void aPipelineWithoutSamplesIsRefusedWithThePlaceToPutThem() {
    LocalSamples samples = new LocalSamples(new MemoryS3().bucket("data"), "data", home);
    assertThat(samples.hasSampleFor("bare")).isFalse();
    assertThatThrownBy(() -> samples.seed("bare", OptionalDouble.empty(), FIRST))
        .isInstanceOf(SampleRefused.class)
        .hasMessageContaining("sql/pipelines/bare/samples/");
  }

  private List<String> lines(String prefix) {
    return s3.objects("data", prefix).values().stream()
        .flatMap(bytes -> unzip(bytes).lines())
        .toList();
  }

  private static String unzip(byte[] bytes) {
    try (GZIPInputStream in = new GZIPInputStream(new ByteArrayInputStream(bytes))) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException broken) {
      throw new UncheckedIOException(broken);
    }
  }

  private SampleDelivery seed(MemoryS3 bucket, LocalDate date) {
    return new LocalSamples(bucket, "data", home).seed("tpch", OptionalDouble.empty(), date);
  }

  private List<String> first(String table) {
    return lines("tpch/2026-01-01/" + table + "/");
  }

  private List<String> second(String table) {
    return lines("tpch/2026-01-02/" + table + "/");
  }

  private long bytesUnder(String prefix) {
    return s3.objects("data", "").entrySet().stream()
        .filter(object -> object.getKey().startsWith(prefix))
        .mapToLong(object -> object.getValue().length)
        .sum();
  }

  private static Set<String> keys(List<String> lines) {
    return lines.stream()
        .map(line -> field(line, 0))
        .collect(Collectors.toCollection(HashSet::new));
  }

  private static String field(String line, int index) {
    return line.split("\\|", -1)[index];
  }
}
