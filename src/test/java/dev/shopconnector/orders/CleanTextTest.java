package dev.shopconnector.orders;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import javax.xml.parsers.DocumentBuilderFactory;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.CharRange;
import org.junit.jupiter.api.Test;

class CleanTextTest {

    @Test
    void blankIsNothing() {
        assertThat(CleanText.of(null)).isNull();
        assertThat(CleanText.of("")).isNull();
        assertThat(CleanText.of(" \t\r\n\u2003")).isNull();
        assertThat(CleanText.of("\u0000\u0001 \uFFFE")).isNull();
    }

    @Test
    void whatPeopleWriteStays() {
        String text = "Größe – ✓ 日本 👩‍👩‍👧 🇺🇸 <b>&amp;</b> \"q\" 'a' \\ ]]> \u00A0\u200F\u0085 line\r\nnext\tend";
        assertThat(CleanText.of("  " + text + "\n")).isEqualTo(text);
    }

    @Test
    void whatXmlAndJsonForbidGoes() {
        assertThat(CleanText.of("a\u0000b\u0007c\u001Fd\uD83De\uDF82f\uFFFEg\uFFFFh"))
                .isEqualTo("abcdefgh");
        assertThat(CleanText.of("\uDF82\uD83C")).isNull();
    }

    @Property
    void anyTextBecomesTextThatAnXmlParserTakesAndGivesBack(
            @ForAll @CharRange(from = '\u0000', to = '\uFFFF') String text) throws Exception {
        String clean = CleanText.of(text);

        assertThat(clean == null ? "" : clean).isEqualTo(OrderGenerator.legal(text));
        if (clean != null) {
            String xml = "<t>"
                    + clean.replace("&", "&amp;")
                            .replace("<", "&lt;")
                            .replace(">", "&gt;")
                            .replace("\r", "&#13;")
                    + "</t>";
            var document = DocumentBuilderFactory.newInstance()
                    .newDocumentBuilder()
                    .parse(new ByteArrayInputStream(xml.getBytes(StandardCharsets.UTF_8)));
            assertThat(document.getDocumentElement().getTextContent()).isEqualTo(clean);
        }
    }
}
