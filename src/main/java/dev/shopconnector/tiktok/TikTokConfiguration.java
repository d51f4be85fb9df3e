package dev.shopconnector.tiktok;

import java.time.Duration;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The parts of the TikTok client that are named in routes and take their figures from the settings. */
@Configuration(proxyBeanMethods = false)
class TikTokConfiguration {

    @Bean
    CallGate tiktokGate(TikTokSettings settings) {
        return new CallGate(
                settings.callsPerSecond(),
                Duration.ofMillis(settings.longestWaitMillis()),
                System::nanoTime,
                TimeUnit.NANOSECONDS::sleep);
    }

    @Bean
    TikTokBackOff tiktokRateLimited(TikTokSettings settings) {
        return new TikTokBackOff(
                settings.rateLimited(), () -> ThreadLocalRandom.current().nextDouble());
    }

    @Bean
    TikTokBackOff tiktokTransient(TikTokSettings settings) {
        return new TikTokBackOff(
                settings.transientError(), () -> ThreadLocalRandom.current().nextDouble());
    }
}
