package dev.shopconnector.pages;

import dev.shopconnector.access.NoSuchPageException;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.ResponseStatus;

/** What a user sees instead of a page that cannot be shown. */
@ControllerAdvice(basePackageClasses = PageErrors.class)
class PageErrors {

    @ExceptionHandler(NoSuchPageException.class)
    @ResponseStatus(HttpStatus.NOT_FOUND)
    String noSuchPage() {
        return "no-such-page";
    }
}
