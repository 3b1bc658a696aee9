// SPDX-License-Identifier: Apache-2.0
package org.doorstep.central.store;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.mapper.reflect.ConstructorMapper;
import org.jspecify.annotations.Nullable;

/** Leave to enrol one terminal or one desk. */
public final class WorkOrders {
    private final Handle handle;

    WorkOrders(Handle handle) {
        this.handle = handle;
        handle.registerRowMapper(ConstructorMapper.factory(WorkOrder.class));
    }

    public enum Kind {
        TERMINAL,
        DESK
    }

    /**
     * @param subject terminal number or desk code
     * @param site null for a desk
     * @param secretHash hash of the code's secret; the secret itself is shown once and kept nowhere
     * @param usedKey hash of the TLS key that used the code; null while unused
     */
    public record WorkOrder(
            String id,
            Kind kind,
            String subject,
            String name,
            @Nullable String site,
            String secretHash,
            Instant created,
            String createdBy,
            Instant expires,
            @Nullable String usedKey,
            @Nullable Instant used,
            @Nullable Instant cancelled) {}

    public void add(WorkOrder order) {
        handle.createUpdate("""
                        insert into work_order (id, kind, subject, name, site, secret_hash, created, created_by, expires)
                        values (:id, :kind, :subject, :name, :site, :secretHash, :created, :createdBy, :expires)""").bindMethods(order).execute();
    }

    public Optional<WorkOrder> bySecret(String secretHash) {
        return handle.createQuery("select * from work_order where secret_hash = :hash")
                .bind("hash", secretHash)
                .mapTo(WorkOrder.class)
                .findOne();
    }

    /** Newest first. */
    public List<WorkOrder> newest(int limit) {
        return handle.createQuery("select * from work_order order by created desc, id desc limit :limit")
                .bind("limit", limit)
                .mapTo(WorkOrder.class)
                .list();
    }

    /** Binds an unused order to a key; false when another call was first. */
    public boolean use(String id, String key, Instant at) {
        return handle.createUpdate("""
                        update work_order set used_key = :key, used = :at
                        where id = :id and used_key is null and cancelled is null""")
                        .bind("key", key)
                        .bind("at", at)
                        .bind("id", id)
                        .execute()
                == 1;
    }

    /** Ends an order that nobody used yet. */
    public boolean cancel(String id, Instant at) {
        return handle.createUpdate("""
                        update work_order set cancelled = :at
                        where id = :id and used_key is null and cancelled is null""").bind("at", at).bind("id", id).execute() == 1;
    }
}
