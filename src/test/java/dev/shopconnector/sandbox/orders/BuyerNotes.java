package dev.shopconnector.sandbox.orders;

import java.util.List;

/** What buyers write: mostly nothing, sometimes what breaks careless software. */
final class BuyerNotes {
    static final List<String> ALL = List.of(
            "Please leave it at the side door, thanks!",
            "Happy birthday \uD83C\uDF82\uD83C\uDF89 from all of us \u2764\uFE0F",
            "family \uD83D\uDC68\u200D\uD83D\uDC69\u200D\uD83D\uDC67 emoji, flag \uD83C\uDDFA\uD83C\uDDF8",
            "bell\u0007 tab\there vertical\u000Btab null\u0000 escape\u001B[31m",
            "line one\nline two\r\nline three",
            "<script>alert('x')</script> & \"quotes\" ]]> done",
            "\u0645\u0631\u062D\u0628\u0627 \u202Eright to left\u202C",
            "odd \uFFFE non-character and \u0085 next line",
            "  leading and trailing blanks  ",
            "long ".repeat(150) + "end",
            "\u8ACB\u653E\u5728\u9580\u53E3 \u2014 gracias, \u00F1and\u00FA",
            "{\"not\":\"json\"} ${jndi:nope} {{template}} %s %n");

    private BuyerNotes() {}
}
