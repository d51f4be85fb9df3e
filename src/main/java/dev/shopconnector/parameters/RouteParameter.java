package dev.shopconnector.parameters;

import org.jspecify.annotations.Nullable;

/**
 * A parameter of routes.
 *
 * @param type integer, text, url, endpoint or choice
 * @param unit of an integer: ms, s, or what is counted; null otherwise
 * @param defaultValue as text; counts where neither {@code application.yaml} nor the environment has a value
 * @param line of its declaration, from 1
 */
public record RouteParameter(
        String name, String description, String type, @Nullable String unit, String defaultValue, int line) {}
