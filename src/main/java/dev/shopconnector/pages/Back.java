package dev.shopconnector.pages;

import org.springframework.http.HttpStatus;
import org.springframework.web.servlet.view.RedirectView;
import org.springframework.web.util.UriComponentsBuilder;

/** Where a form leads after it was done: 303, so that the browser asks for a page and can be reloaded. */
final class Back {
    private Back() {}

    /** To this path below the stores, each segment as it is. */
    static RedirectView toStore(String shopId, String... segments) {
        RedirectView view = new RedirectView(
                UriComponentsBuilder.fromPath("/stores")
                        .pathSegment(shopId)
                        .pathSegment(segments)
                        .encode()
                        .toUriString(),
                true);
        view.setStatusCode(HttpStatus.SEE_OTHER);
        view.setExposeModelAttributes(false);
        view.setExpandUriTemplateVariables(false);
        return view;
    }
}
