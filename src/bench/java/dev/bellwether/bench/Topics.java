package dev.bellwether.bench;

import dev.bellwether.baseline.Recorded;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.admin.RecordsToDelete;
import org.apache.kafka.common.TopicPartition;

/** The topics that are written to, of one shape; emptied between rounds, so that the disk fills up for nobody. */
final class Topics implements AutoCloseable {

    static final int PARTITIONS = 3;

    private static final Map<String, String> SHAPE =
            Map.of("segment.bytes", Integer.toString(32 << 20), "file.delete.delay.ms", "0");

    private final Admin admin;

    Topics(String kafka) throws ExecutionException, InterruptedException {
        this.admin = Admin.create(Map.<String, Object>of("bootstrap.servers", kafka));
        admin.createTopics(List.of(topic(Recorded.SOURCE), topic(Recorded.TARGET))).all().get();
    }

    /** Forgets all that has been written. */
    void clear() throws ExecutionException, InterruptedException {
        Map<TopicPartition, RecordsToDelete> all = new HashMap<>();
        for (int partition = 0; partition < PARTITIONS; partition++) {
            all.put(new TopicPartition(Recorded.SOURCE, partition), RecordsToDelete.beforeOffset(-1));
            all.put(new TopicPartition(Recorded.TARGET, partition), RecordsToDelete.beforeOffset(-1));
        }
        admin.deleteRecords(all).all().get();
    }

    @Override
    public void close() {
        admin.close();
    }

    private static NewTopic topic(String name) {
        return new NewTopic(name, PARTITIONS, (short) 1).configs(SHAPE);
    }
}
