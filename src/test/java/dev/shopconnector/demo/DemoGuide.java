package dev.shopconnector.demo;

/**
 * What the demo prints when it is ready. With one clock for connector and sandbox an authorisation lapses by turning it;
 * with two the sandbox would only refuse the other's timestamps, so it is ended by hand.
 */
final class DemoGuide {
    /** Connector and sandbox have the sandbox's clock; authorisations last 90 days there, tokens 7. */
    private static final String BY_THE_CLOCK =
            """
            Let the authorisations lapse: by the first command the pages warn, after the second no shop can be read and ShipStation is told 401. Then press Reconnect on the store's page.
              curl -s -X POST %1$s/sandbox/control/clock -H 'Content-Type: application/json' -d '{"advance_seconds":5270400}'
              curl -s -X POST %1$s/sandbox/control/clock -H 'Content-Type: application/json' -d '{"advance_seconds":2592000}'
            """;

    private static final String REVOKED =
            """
            End the authorisation of Harbor Lane Crafts as if it had lapsed: its shop is not read any more and ShipStation is told 401. Then press Reconnect on the store's page.
              curl -s -X POST %1$s/sandbox/control/sellers/3/revoke -H 'Content-Type: application/json' -d '{"code":36004001}'
            """;

    private DemoGuide() {}

    static String text(
            String connector,
            String sandbox,
            String key,
            String heldOrder,
            String toShip,
            String imported,
            String password,
            boolean oneClock) {
        return """

                Ready: %5$s orders imported so far.
                  pages      %1$s    log in as admin, password %7$s
                  connector  %1$s/actuator/health    routes  routes/*.camel.yaml
                  sandbox    %2$s    its control interface  %2$s/sandbox/control
                  demo key   %3$s

                What ShipStation would receive:
                  curl -s %1$s/order-source/sales_orders_export -H 'Authorization: Bearer %3$s' -H 'Content-Type: application/json' -d '{"transaction_id":"7d3c1a52-6f7e-4f0e-9d4c-1f2e3a4b5c6d","auth":{"order_source_api_code":"tiktok_shop_us"},"criteria":{"from_date_time":"2020-01-01T00:00:00Z"}}'

                Why one order is held:
                  curl -s %1$s/orders/%4$s/explanation -H 'Authorization: Bearer %3$s'

                Place a new order in the sandbox, then see it arrive (repeat the first command, or explain its id):
                  curl -s -X POST %2$s/sandbox/control/orders -H 'Content-Type: application/json' -d '{"units":2,"status":"AWAITING_SHIPMENT"}'

                Ship an order as ShipStation does, then ask where its parcel is (the order is at TikTok AWAITING_COLLECTION then):
                  curl -s %1$s/order-source/shipment_notification -H 'Authorization: Bearer %3$s' -H 'Content-Type: application/json' -d '{"transaction_id":"7d3c1a52-6f7e-4f0e-9d4c-1f2e3a4b5c6d","auth":{"order_source_api_code":"tiktok_shop_us"},"notifications":[{"notification_id":"n-1","order_id":"%6$s","tracking_number":"1Z999AA10123456784","carrier_code":"ups"}]}'
                  curl -s %1$s/orders/%6$s/explanation -H 'Authorization: Bearer %3$s'

                Connect a second shop in the browser: %1$s/connect, TikTok Shop, Connect, and at the sandbox "Approve as Harbor Lane Crafts".
                "Approve as Quill & Copper" covers two shops in one consent, to pick from; "Two Lanterns Trading" sells from abroad and is refused, in words.
                More sellers:
                  curl -s -X POST %2$s/sandbox/control/sellers -H 'Content-Type: application/json' -d '{"name":"My Seller","shops":2,"orders":5}'

                %8$s
                """
                .formatted(
                        connector,
                        sandbox,
                        key,
                        heldOrder,
                        imported,
                        toShip,
                        password,
                        (oneClock ? BY_THE_CLOCK : REVOKED).formatted(sandbox).stripTrailing());
    }
}
