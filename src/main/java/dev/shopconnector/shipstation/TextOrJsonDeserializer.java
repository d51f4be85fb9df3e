package dev.shopconnector.shipstation;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.deser.std.StdDeserializer;
import java.io.IOException;

/** Text as it is, anything else as its JSON text: the published models disagree on which of the two a context is. */
final class TextOrJsonDeserializer extends StdDeserializer<String> {
    private static final long serialVersionUID = 1L;

    TextOrJsonDeserializer() {
        super(String.class);
    }

    @Override
    public String deserialize(JsonParser parser, DeserializationContext context) throws IOException {
        return parser.currentToken() == JsonToken.VALUE_STRING
                ? parser.getText()
                : context.readTree(parser).toString();
    }
}
