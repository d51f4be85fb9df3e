package dev.shopconnector.pages;

import dev.shopconnector.access.NoSuchPageException;
import dev.shopconnector.connections.ConsentRefusedException;
import java.util.Map;
import org.springframework.http.HttpStatus;
import org.springframework.http.HttpStatusCode;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.servlet.ModelAndView;

/** What a user sees instead of a page that cannot be shown. */
@ControllerAdvice(basePackageClasses = PageErrors.class)
class PageErrors {

    @ExceptionHandler(NoSuchPageException.class)
    @ResponseStatus(HttpStatus.NOT_FOUND)
    String noSuchPage() {
        return "no-such-page";
    }

    @ExceptionHandler(ConsentRefusedException.class)
    ModelAndView notConnected(ConsentRefusedException refusal) {
        return new ModelAndView(
                "not-connected",
                Map.of("words", String.valueOf(refusal.getMessage())),
                HttpStatusCode.valueOf(refusal.httpStatus()));
    }
}
