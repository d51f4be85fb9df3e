package dev.shopconnector.sandbox.api;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.shopconnector.sandbox.gateway.ApiCall;
import dev.shopconnector.sandbox.gateway.Endpoint;
import dev.shopconnector.sandbox.gateway.Operation;
import dev.shopconnector.sandbox.gateway.PageToken;
import dev.shopconnector.sandbox.http.Json;
import dev.shopconnector.sandbox.orders.ParcelFacts;
import dev.shopconnector.sandbox.orders.ParcelJson;
import dev.shopconnector.sandbox.shop.TimeRange;
import java.util.Comparator;
import java.util.List;

/** "Search Package": by create time, update time and status; newest first. */
public final class SearchPackages implements Endpoint {
    private static final int MOST = 50;
    private static final Comparator<ParcelFacts> NEWEST = Comparator.comparingLong(ParcelFacts::createTime)
            .thenComparing(facts -> facts.parcel().id())
            .reversed();

    @Override
    public Operation operation() {
        return new Operation("POST", "/fulfillment/202309/packages/search", "seller.fulfillment.basic", true);
    }

    @Override
    public JsonNode handle(ApiCall call) {
        int size = call.pageSize(MOST);
        int offset = PageToken.offset(call.http().query("page_token"));
        SearchBody body = new SearchBody(call.jsonBody());
        TimeRange created = range(body, "create_time");
        TimeRange updated = range(body, "update_time");
        String status = body.text("package_status");
        List<ParcelFacts> found = call.shop().orders().lookAll(ParcelFacts::of).stream()
                .filter(f -> created.contains(f.createTime()) && updated.contains(f.updateTime()))
                .filter(f -> status == null || status.equals(f.status()))
                .sorted(NEWEST)
                .toList();
        int end = Math.min(found.size(), offset + size);
        ObjectNode data = Json.object();
        data.put("next_page_token", end < found.size() ? PageToken.of(end) : "");
        ArrayNode rows = data.putArray("packages");
        found.subList(Math.min(offset, end), end).forEach(facts -> rows.add(ParcelJson.row(facts)));
        return data.put("total_count", found.size());
    }

    private static TimeRange range(SearchBody body, String name) {
        return new TimeRange(
                body.seconds(name + "_ge", TimeRange.OPEN.from()), body.seconds(name + "_lt", TimeRange.OPEN.to()));
    }
}
