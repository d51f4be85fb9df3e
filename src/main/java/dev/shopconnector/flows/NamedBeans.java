package dev.shopconnector.flows;

import org.jspecify.annotations.Nullable;

/** The beans that routes may name. */
@FunctionalInterface
public interface NamedBeans {
    /** The class of the bean; null when there is none of that name. */
    @Nullable
    Class<?> type(String name);
}
