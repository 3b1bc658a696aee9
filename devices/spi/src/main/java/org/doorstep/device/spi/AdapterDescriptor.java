// SPDX-License-Identifier: Apache-2.0
package org.doorstep.device.spi;

import java.time.Duration;
import java.util.List;
import java.util.Set;

/**
 * What an adapter says of itself before it is opened.
 *
 * @param id stable id used in settings, such as {@code idcard-sdt}
 * @param title its name in English for a technician
 * @param models what it was made for
 * @param capabilities the kinds its devices can have
 * @param settings the fields a technician fills in
 * @param observeEvery how often the runtime looks at an idle device
 * @param ceiling the longest that one command may slide to on progress
 * @param grace how long after an interrupt a call may still take
 */
public record AdapterDescriptor(
        String id,
        String title,
        List<String> models,
        Set<Class<? extends Capability>> capabilities,
        List<SettingField> settings,
        Duration observeEvery,
        Duration ceiling,
        Duration grace) {
    public AdapterDescriptor {
        models = List.copyOf(models);
        capabilities = Set.copyOf(capabilities);
        settings = List.copyOf(settings);
    }
}
