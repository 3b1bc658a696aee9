// SPDX-License-Identifier: Apache-2.0
package org.doorstep.catalog.item;

import java.util.List;
import java.util.Set;

/**
 * Where people find an item.
 *
 * @param category the department's id that it is listed under
 * @param lifeEvents 人生大事 it belongs to
 * @param audience whom it serves
 * @param reach 通办范围: how far away one's own department may be
 * @param home place among the most used on the home screen, from 1; 0 when it is not there
 */
public record Placement(String category, List<LifeEvent> lifeEvents, Set<Audience> audience, Reach reach, int home) {
    public Placement {
        lifeEvents = List.copyOf(lifeEvents);
        audience = Set.copyOf(audience);
    }

    /** 人生大事. */
    public enum LifeEvent {
        BIRTH,
        SCHOOL,
        WORK,
        MARRIAGE,
        HOME,
        HEALTH,
        RETIREMENT,
        DISABILITY,
        BUSINESS,
        DEATH
    }

    /** 服务对象 (GB/T 39046 A.4), those a terminal serves. */
    public enum Audience {
        PERSON,
        ENTERPRISE,
        ORGANISATION
    }

    /** 通办范围. */
    public enum Reach {
        NATION,
        PROVINCE,
        CITY,
        COUNTY
    }
}
