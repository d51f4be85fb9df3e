package dev.shopconnector.parameters;

import org.jspecify.annotations.Nullable;

/**
 * A parameter of routes.
 *
 * @param type integer, text, url, endpoint or choice
 * @param unit of an integer: ms, s, or what is counted; null otherwise
 * @param defaultValue as text; {@code application.yaml} has the same
 * @param line of its declaration, from 1
 */
public record RouteParameter(
        String name, String description, String type, @Nullable String unit, String defaultValue, int line) {}
