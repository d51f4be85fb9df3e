package dev.shopconnector.settings;

import org.jspecify.annotations.Nullable;

/** Somebody else saved these settings since they were shown; nothing was written. */
public final class EditedMeanwhileException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    EditedMeanwhileException(@Nullable String by) {
        super((by == null ? "Somebody" : by)
                + " saved these settings after you opened them. Nothing of yours was saved: compare with what is there now,"
                + " then save again.");
    }
}
