package dev.shopconnector.sandbox;

import static com.github.tomakehurst.wiremock.client.WireMock.any;
import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static com.github.tomakehurst.wiremock.client.WireMock.ok;

import com.github.tomakehurst.wiremock.WireMockServer;
import com.github.tomakehurst.wiremock.core.Options.ChunkedEncodingPolicy;
import com.github.tomakehurst.wiremock.core.WireMockConfiguration;
import dev.shopconnector.sandbox.api.AuthorizedShops;
import dev.shopconnector.sandbox.api.EventWebhooks;
import dev.shopconnector.sandbox.api.GetOrders;
import dev.shopconnector.sandbox.api.GetPackage;
import dev.shopconnector.sandbox.api.GetProduct;
import dev.shopconnector.sandbox.api.GetTracking;
import dev.shopconnector.sandbox.api.MarkPackageShipped;
import dev.shopconnector.sandbox.api.SearchOrders;
import dev.shopconnector.sandbox.api.SearchPackages;
import dev.shopconnector.sandbox.api.SearchProducts;
import dev.shopconnector.sandbox.api.ShippingProviders;
import dev.shopconnector.sandbox.api.UpdateShippingInfo;
import dev.shopconnector.sandbox.api.Warehouses;
import dev.shopconnector.sandbox.auth.ConsentHost;
import dev.shopconnector.sandbox.auth.TokenDesk;
import dev.shopconnector.sandbox.auth.TokenHost;
import dev.shopconnector.sandbox.faults.FaultBox;
import dev.shopconnector.sandbox.faults.FaultReplies;
import dev.shopconnector.sandbox.gateway.Endpoint;
import dev.shopconnector.sandbox.gateway.Envelope;
import dev.shopconnector.sandbox.gateway.Gateway;
import dev.shopconnector.sandbox.gateway.QpsLimit;
import dev.shopconnector.sandbox.orders.NewOrders;
import dev.shopconnector.sandbox.shipping.EditShipping;
import dev.shopconnector.sandbox.shipping.MarkShipped;
import dev.shopconnector.sandbox.shipping.Ownership;
import dev.shopconnector.sandbox.shipping.ShippingRules;
import dev.shopconnector.sandbox.shop.World;
import dev.shopconnector.sandbox.webhooks.Webhooks;
import java.util.ArrayList;
import java.util.List;

/**
 * A running TikTok Shop: consent pages, token host and API on one HTTP port, all state in memory. Close it to free the
 * port.
 */
public final class TikTokSandbox implements AutoCloseable {
    private static final int THREADS = 60;

    private final SandboxClock clock;
    private final SandboxControl control;
    private final Webhooks webhooks;
    private final WireMockServer server;
    private final ConsentHost consentHost;
    private final String baseUrl;

    private TikTokSandbox(SandboxOptions options) {
        clock = options.running() ? SandboxClock.runningAt(options.start()) : SandboxClock.frozenAt(options.start());
        World world = new World();
        webhooks = new Webhooks(options.appKey(), options.appSecret(), clock);
        WorldBuilder builder = new WorldBuilder(options, clock, world, webhooks);
        builder.build();
        TokenDesk tokens = new TokenDesk(clock, options.refreshTokenLife(), options.rotation());
        FaultBox faults = new FaultBox(clock);
        QpsLimit qps = new QpsLimit(clock);
        ShippingRules shipping = new ShippingRules();
        control = new SandboxControl(
                new OrderControl(world, clock, new NewOrders(options.seed()), webhooks),
                new SellerControl(world, builder, tokens, webhooks),
                new ParcelControl(world, shipping),
                webhooks,
                builder,
                tokens,
                faults,
                qps,
                clock,
                new CallLog());
        Envelope envelope = new Envelope(clock);
        Gateway gateway = new Gateway(
                options.appKey(),
                options.appSecret(),
                clock,
                tokens,
                qps,
                envelope,
                endpoints(clock, new Ownership(world), shipping, webhooks));
        consentHost = new ConsentHost(options.appKey(), options.callbackUrl(), world, tokens);
        Dispatcher dispatcher = new Dispatcher(
                gateway,
                new TokenHost(options.appKey(), options.appSecret(), tokens, envelope),
                consentHost,
                control,
                faults,
                new FaultReplies(clock, envelope));
        server = start(options, new WireMockBridge(dispatcher));
        baseUrl = "http://" + host(options.bindAddress()) + ":" + server.port();
    }

    /** Starts a sandbox; it answers when this returns. */
    public static TikTokSandbox start(SandboxOptions options) {
        return new TikTokSandbox(options);
    }

    /** Where API, token host and consent pages are, without a slash at the end. */
    public String baseUrl() {
        return baseUrl;
    }

    /** Where the consent page sends the seller from now on, as if it were changed in Partner Center. */
    public void leadConsentsTo(String callbackUrl) {
        consentHost.leadTo(callbackUrl);
    }

    public SandboxClock clock() {
        return clock;
    }

    public SandboxControl control() {
        return control;
    }

    public CallLog calls() {
        return control.calls();
    }

    @Override
    public void close() {
        server.stop();
        webhooks.close();
    }

    private static List<Endpoint> endpoints(
            SandboxClock clock, Ownership ownership, ShippingRules shipping, Webhooks webhooks) {
        EditShipping editShipping = new EditShipping(shipping, clock);
        List<Endpoint> endpoints = new ArrayList<>(EventWebhooks.all(webhooks.subscriptions()));
        endpoints.addAll(List.of(
                new AuthorizedShops(),
                new SearchOrders(clock),
                new GetOrders("202507", clock),
                new GetOrders("202309", clock),
                new ShippingProviders(),
                new MarkPackageShipped(ownership, new MarkShipped(shipping, clock)),
                UpdateShippingInfo.ofOrder(ownership, editShipping),
                UpdateShippingInfo.ofPackage(ownership, editShipping),
                new GetPackage(ownership, clock),
                new SearchPackages(),
                new GetTracking(ownership),
                new Warehouses(),
                new SearchProducts(),
                new GetProduct()));
        return endpoints;
    }

    private static WireMockServer start(SandboxOptions options, WireMockBridge bridge) {
        WireMockConfiguration configuration = WireMockConfiguration.options()
                .bindAddress(options.bindAddress())
                .containerThreads(THREADS)
                .disableRequestJournal()
                .stubRequestLoggingDisabled(true)
                .gzipDisabled(true)
                // A connection shared by many calls could not be cut for one of them.
                .http2PlainDisabled(true)
                .useChunkedTransferEncoding(ChunkedEncodingPolicy.NEVER)
                .extensions(bridge);
        WireMockServer server = new WireMockServer(
                options.port() == 0 ? configuration.dynamicPort() : configuration.port(options.port()));
        server.stubFor(any(anyUrl()).willReturn(ok()));
        server.start();
        return server;
    }

    private static String host(String bindAddress) {
        return bindAddress.equals("0.0.0.0") ? "localhost" : bindAddress;
    }
}
