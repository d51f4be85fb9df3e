package dev.shopconnector.orders;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The two letters that the US mail knows a state by: the 50 states, the District of Columbia, the territories, the
 * freely associated states and the three military regions.
 */
public final class UsStates {
    private static final String NAMES =
            """
            AL alabama
            AK alaska
            AZ arizona
            AR arkansas
            CA california
            CO colorado
            CT connecticut
            DE delaware
            DC district of columbia, washington dc, washington d c
            FL florida
            GA georgia
            HI hawaii
            ID idaho
            IL illinois
            IN indiana
            IA iowa
            KS kansas
            KY kentucky
            LA louisiana
            ME maine
            MD maryland
            MA massachusetts
            MI michigan
            MN minnesota
            MS mississippi
            MO missouri
            MT montana
            NE nebraska
            NV nevada
            NH new hampshire
            NJ new jersey
            NM new mexico
            NY new york
            NC north carolina
            ND north dakota
            OH ohio
            OK oklahoma
            OR oregon
            PA pennsylvania
            RI rhode island
            SC south carolina
            SD south dakota
            TN tennessee
            TX texas
            UT utah
            VT vermont
            VA virginia
            WA washington
            WV west virginia
            WI wisconsin
            WY wyoming
            PR puerto rico
            GU guam
            VI virgin islands, us virgin islands, u s virgin islands, united states virgin islands, \
            virgin islands u s, virgin islands us
            AS american samoa
            MP northern mariana islands, northern marianas, commonwealth of the northern mariana islands
            FM micronesia, federated states of micronesia, micronesia federated states of
            MH marshall islands, republic of the marshall islands
            PW palau, republic of palau
            AA armed forces americas, armed forces the americas, armed forces of the americas, \
            armed forces americas except canada
            AE armed forces europe, armed forces africa, armed forces canada, armed forces middle east, \
            armed forces europe middle east canada, armed forces europe the middle east and canada, \
            armed forces europe canada middle east africa, armed forces africa canada europe middle east
            AP armed forces pacific, armed forces the pacific
            """;

    private static final Pattern NOT_LETTERS = Pattern.compile("[^a-z]+");
    private static final Map<String, String> CODES = codes();

    private UsStates() {}

    /** The code for a code, with or without {@code US-} before it, or for a name, in any case; else null. */
    public static @Nullable String code(@Nullable String codeOrName) {
        if (codeOrName == null) {
            return null;
        }
        String words = NOT_LETTERS
                .matcher(codeOrName.toLowerCase(Locale.ROOT))
                .replaceAll(" ")
                .strip();
        String code = CODES.get(words);
        return code == null && words.startsWith("us ") ? CODES.get(words.substring(3)) : code;
    }

    private static Map<String, String> codes() {
        Map<String, String> codes = new HashMap<>();
        NAMES.lines().forEach(line -> {
            String code = line.substring(0, 2);
            codes.put(code.toLowerCase(Locale.ROOT), code);
            for (String name : line.substring(3).split(",", -1)) {
                codes.put(name.strip(), code);
            }
        });
        return Map.copyOf(codes);
    }
}
