package dev.shopconnector.pages;

import dev.shopconnector.access.NewPassword;
import dev.shopconnector.access.NoSuchPageException;
import dev.shopconnector.access.Role;
import dev.shopconnector.access.UserStores;
import dev.shopconnector.access.Users;
import dev.shopconnector.access.Viewer;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import org.springframework.web.util.UriComponentsBuilder;

/** Administrators decide who may log in, as what, and which stores are whose. */
@Controller
class UsersPage {
    private static final Pattern NAME = Pattern.compile("[\\p{L}\\p{N}][\\p{L}\\p{N}._@+-]{0,63}");

    private final Users users;
    private final UserStores stores;
    private final Viewer viewer;

    UsersPage(Users users, UserStores stores, Viewer viewer) {
        this.users = users;
        this.stores = stores;
        this.viewer = viewer;
    }

    @GetMapping("/users")
    String list(Model model) {
        model.addAttribute("users", users.all());
        model.addAttribute("newName", "");
        return "users";
    }

    @PostMapping("/users")
    ModelAndView add(@RequestParam String newName, @RequestParam Role role) {
        String name = newName.strip();
        if (!NAME.matcher(name).matches()) {
            return refused(newName, "Use up to 64 letters, digits and . _ @ + -, and begin with a letter or digit.");
        }
        String password = NewPassword.random();
        try {
            users.add(name, password, role, viewer.name());
        } catch (DuplicateKeyException e) {
            return refused(newName, "There is a user of this name.");
        }
        return new ModelAndView("new-password", Map.of("name", name, "password", password));
    }

    @GetMapping("/users/change")
    String change(@RequestParam String name, Model model) {
        model.addAttribute("user", user(name));
        model.addAttribute("roles", Role.values());
        model.addAttribute("stores", viewer.stores());
        model.addAttribute("own", stores.of(name));
        model.addAttribute("self", name.equals(viewer.name()));
        return "user";
    }

    @PostMapping("/users/role")
    SeeOther role(@RequestParam String name, @RequestParam Role role, RedirectAttributes flash) {
        users.setRole(other(name).name(), role, viewer.name());
        return changed(name, flash, "The role was changed; the user has to log in again.");
    }

    @PostMapping("/users/active")
    SeeOther active(@RequestParam String name, @RequestParam boolean active, RedirectAttributes flash) {
        users.setActive(other(name).name(), active, viewer.name());
        return changed(
                name,
                flash,
                active ? "The user may log in again." : "The user is logged out everywhere and may not log in.");
    }

    @PostMapping("/users/stores")
    SeeOther stores(
            @RequestParam String name,
            @RequestParam(required = false) @Nullable List<String> shown,
            @RequestParam(required = false) @Nullable List<String> shops,
            RedirectAttributes flash) {
        stores.change(user(name).name(), known(shown), known(shops), viewer.name());
        return changed(name, flash, "The stores were changed.");
    }

    /** The new password is on this answer and nowhere else. */
    @PostMapping("/users/password")
    String password(@RequestParam String name, Model model) {
        Users.Account user = other(name);
        if (!user.local()) {
            throw new NoSuchPageException();
        }
        String password = NewPassword.random();
        users.setPassword(name, password, viewer.name());
        model.addAttribute("name", name);
        model.addAttribute("password", password);
        return "new-password";
    }

    private ModelAndView refused(String newName, String problem) {
        return new ModelAndView(
                "users", Map.of("users", users.all(), "newName", newName, "problem", problem), HttpStatus.BAD_REQUEST);
    }

    private Users.Account user(String name) {
        return users.byName(name).orElseThrow(NoSuchPageException::new);
    }

    /** Administrators do not change themselves here: so there is always one. */
    private Users.Account other(String name) {
        if (name.equals(viewer.name())) {
            throw new NoSuchPageException();
        }
        return user(name);
    }

    private List<String> known(@Nullable List<String> shops) {
        return shops == null
                ? List.of()
                : viewer.stores().stream()
                        .map(store -> store.id())
                        .filter(shops::contains)
                        .toList();
    }

    private static SeeOther changed(String name, RedirectAttributes flash, String message) {
        flash.addFlashAttribute("message", message);
        return new SeeOther(UriComponentsBuilder.fromPath("/users/change")
                .queryParam("name", "{name}")
                .encode()
                .buildAndExpand(name)
                .toUriString());
    }
}
