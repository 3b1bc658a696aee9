// SPDX-License-Identifier: Apache-2.0
package org.doorstep.catalog.flow;

import java.time.LocalDate;
import java.util.Map;
import java.util.Optional;

/**
 * A scope with more to know, such as {@code terminal.name} on a document.
 *
 * @param more by path; these come first
 */
public record ExtendedScope(Scope scope, Map<String, Value> more) implements Scope {
    public ExtendedScope {
        more = Map.copyOf(more);
    }

    @Override
    public Optional<Value> value(String path) {
        Value own = more.get(path);
        return own == null ? scope.value(path) : Optional.of(own);
    }

    @Override
    public CodeTables tables() {
        return scope.tables();
    }

    @Override
    public LocalDate today() {
        return scope.today();
    }
}
