package dev.shopconnector.pages;

import dev.shopconnector.access.NewPassword;
import dev.shopconnector.access.OwnPassword;
import dev.shopconnector.access.Users;
import dev.shopconnector.access.Viewer;
import jakarta.servlet.http.HttpServletRequest;
import java.util.HashMap;
import java.util.Map;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/** A user's own password. */
@Controller
class AccountPage {
    private final Viewer viewer;
    private final Users users;
    private final OwnPassword passwords;

    AccountPage(Viewer viewer, Users users, OwnPassword passwords) {
        this.viewer = viewer;
        this.users = users;
        this.passwords = passwords;
    }

    @GetMapping("/account")
    String show(Model model) {
        model.addAttribute("local", isLocal());
        return "account";
    }

    @PostMapping("/account/password")
    ModelAndView change(
            @RequestParam String present,
            @RequestParam String next,
            @RequestParam String repeated,
            HttpServletRequest request) {
        Map<String, String> problems = new HashMap<>();
        String unfit = NewPassword.problem(next);
        if (unfit != null) {
            problems.put("next", unfit);
        } else if (!next.equals(repeated)) {
            problems.put("repeated", "This is not the same.");
        } else if (!isLocal() || !passwords.change(viewer.name(), present, next, request.getRemoteAddr())) {
            problems.put("present", "This is wrong, or it was tried too often; then wait a little.");
        }
        return problems.isEmpty()
                ? new ModelAndView(new SeeOther("/login?changed"))
                : new ModelAndView("account", Map.of("local", isLocal(), "problems", problems), HttpStatus.BAD_REQUEST);
    }

    private boolean isLocal() {
        return users.byName(viewer.name()).map(Users.Account::local).orElse(false);
    }
}
