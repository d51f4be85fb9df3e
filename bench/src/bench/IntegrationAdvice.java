package bench;

import java.io.IOException;
import org.springframework.boot.ApplicationArguments;
import org.springframework.cache.concurrent.ConcurrentMapCacheManager;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.MediaType;
import org.springframework.http.client.ClientHttpResponse;
import org.springframework.http.client.JdkClientHttpRequestFactory;
import org.springframework.integration.handler.advice.CacheRequestHandlerAdvice;
import org.springframework.integration.handler.advice.RequestHandlerRetryAdvice;
import org.springframework.retry.backoff.BackOffInterruptedException;
import org.springframework.retry.backoff.StatelessBackOffPolicy;
import org.springframework.retry.support.RetrySynchronizationManager;
import org.springframework.retry.support.RetryTemplate;
import org.springframework.web.client.DefaultResponseErrorHandler;
import org.springframework.web.client.HttpClientErrorException;
import org.springframework.web.client.RestTemplate;

/** How Spring Integration calls TikTok: a 429 is an error and is repeated after LimitPush's pause, carriers are remembered. */
@Configuration(proxyBeanMethods = false)
class IntegrationAdvice {
    @Bean
    RestTemplate http(ApplicationArguments arguments) {
        RestTemplate http = new RestTemplate(new JdkClientHttpRequestFactory());
        String token = arguments.getSourceArgs()[3];
        http.getInterceptors().add((request, body, execution) -> {
            request.getHeaders().set("x-tts-access-token", token);
            request.getHeaders().setContentType(MediaType.APPLICATION_JSON);
            return execution.execute(request, body);
        });
        http.setErrorHandler(new DefaultResponseErrorHandler() {
            @Override
            public boolean hasError(ClientHttpResponse answer) throws IOException {
                return answer.getStatusCode().value() == LimitPush.TOO_MANY;
            }
        });
        return http;
    }

    @Bean
    CacheRequestHandlerAdvice remembered() {
        CacheRequestHandlerAdvice remembered = new CacheRequestHandlerAdvice("carriers");
        remembered.setCacheManager(new ConcurrentMapCacheManager());
        return remembered;
    }

    @Bean
    RequestHandlerRetryAdvice patient() {
        RequestHandlerRetryAdvice patient = new RequestHandlerRetryAdvice();
        patient.setRetryTemplate(RetryTemplate.builder()
                .infiniteRetry()
                .retryOn(HttpClientErrorException.TooManyRequests.class)
                .traversingCauses()
                .customBackoff(new StatelessBackOffPolicy() {
                    @Override
                    protected void doBackOff() {
                        pause(RetrySynchronizationManager.getContext().getRetryCount() - 1);
                    }
                })
                .build());
        return patient;
    }

    private static void pause(int failures) {
        try {
            Thread.sleep(LimitPush.pauseMillis(failures));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new BackOffInterruptedException("ended", e);
        }
    }
}
