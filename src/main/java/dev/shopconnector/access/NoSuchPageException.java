package dev.shopconnector.access;

import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.ResponseStatus;

/** There is no such page for this user: it does not exist, or it is another's, which must look the same. */
@ResponseStatus(HttpStatus.NOT_FOUND)
public class NoSuchPageException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /** For what was asked for; the words are not shown to the user. */
    public NoSuchPageException() {
        super("no such page for this user", null, false, false);
    }
}
