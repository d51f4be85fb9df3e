package dev.shopconnector.pages;

import org.springframework.web.servlet.view.RedirectView;

/** The answer to a form that was taken: 303, so that the next page is got and going back does not repeat the form. */
class SeeOther extends RedirectView {

    SeeOther(String path) {
        super(path, true, false, false);
    }
}
