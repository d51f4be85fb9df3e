# The connector. Needs the jar: mvn -DskipTests package. Nothing is downloaded but the base image.
ARG JAVA_IMAGE=eclipse-temurin:25-jre

FROM ${JAVA_IMAGE} AS layers
WORKDIR /build
COPY target/tiktok-shop-shipstation-*.jar connector.jar
RUN java -Djarmode=tools -jar connector.jar extract --layers --destination layers

FROM ${JAVA_IMAGE}
RUN groupadd --system --gid 10001 connector \
    && useradd --system --uid 10001 --gid connector --no-create-home --shell /usr/sbin/nologin connector
WORKDIR /app
COPY docker/health /usr/local/bin/health
COPY docker/java.options java.options
# From what changes seldom to what changes often, so that a new version is a small download.
COPY --from=layers /build/layers/dependencies/ ./
COPY --from=layers /build/layers/spring-boot-loader/ ./
COPY --from=layers /build/layers/snapshot-dependencies/ ./
COPY --from=layers /build/layers/application/ ./
COPY routes/ routes/
# What a start loads and links each time is kept for the next one (-XX:AOTCache, Java 25): the JVM learns it while the
# examples of the routes are played, which needs no database and no network. An older Java learns nothing and starts as ever.
RUN java @java.options -XX:+IgnoreUnrecognizedVMOptions -XX:AOTCacheOutput=connector.aot -jar connector.jar test routes/ || true; \
    if [ -f connector.aot ]; then echo -XX:AOTCache=/app/connector.aot >> java.options; fi; \
    chmod -R a+r /app

USER 10001:10001
# A file /run/secrets/TIKTOK_APP_SECRET counts like the variable of that name; the variable wins.
ENV SPRING_CONFIG_IMPORT=optional:configtree:/run/secrets/
EXPOSE 8080
# Readiness first: while Camel starts, the whole health logs a warning for each of its routes.
HEALTHCHECK --interval=10s --timeout=5s --start-period=60s --retries=3 CMD ["health", "8080", "/actuator/health/readiness", "/actuator/health"]
# More options, or another heap: JAVA_TOOL_OPTIONS.
ENTRYPOINT ["java", "@java.options", "-jar", "connector.jar"]
