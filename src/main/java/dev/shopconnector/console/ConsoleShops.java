package dev.shopconnector.console;

import dev.shopconnector.connections.AskedRenewals;
import dev.shopconnector.connections.Shop;
import dev.shopconnector.connections.ShopPauses;
import dev.shopconnector.connections.Shops;
import dev.shopconnector.settings.ImportWishes;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Map;
import javax.management.MalformedObjectNameException;
import javax.management.ObjectName;
import org.springframework.jmx.export.annotation.ManagedOperation;
import org.springframework.jmx.export.annotation.ManagedOperationParameter;
import org.springframework.jmx.export.annotation.ManagedResource;
import org.springframework.jmx.export.naming.SelfNaming;
import org.springframework.stereotype.Component;

/** The shops in the console. */
@Component
@ManagedResource(
        description = "The connected shops: how each is read, and what you may have done about it. Every deed is in the"
                + " audit log with your name and holds on all nodes.")
public class ConsoleShops implements SelfNaming {
    private static final String SHOP = "TikTok's id of the shop, as in list";

    private final ConsoleName name;
    private final Asker asker;
    private final Shops shops;
    private final ShopPauses pauses;
    private final ImportWishes wishes;
    private final AskedRenewals renewals;
    private final WhatWaits waits;

    ConsoleShops(
            ConsoleName name,
            Asker asker,
            Shops shops,
            ShopPauses pauses,
            ImportWishes wishes,
            AskedRenewals renewals,
            WhatWaits waits) {
        this.name = name;
        this.asker = asker;
        this.shops = shops;
        this.pauses = pauses;
        this.wishes = wishes;
        this.renewals = renewals;
        this.waits = waits;
    }

    @Override
    public ObjectName getObjectName() throws MalformedObjectNameException {
        return name.of("Shops");
    }

    @ManagedOperation(
            description = "Every shop: its store, up to when it was read, who paused it, what its last reading"
                    + " failed of, and how many orders and parcels wait. Times are UTC.")
    public List<Map<String, Object>> list() {
        return asker.looks(waits::shops);
    }

    @ManagedOperation(
            description = "Reads no orders of the shop any more, until it is resumed. What is stored and what was"
                    + " asked for stays; nothing is lost. Parcels are still told to TikTok: their labels are printed.")
    @ManagedOperationParameter(name = "shopId", description = SHOP)
    @ManagedOperationParameter(
            name = "why",
            description = "For your colleagues and the merchant, at most 500 characters")
    public String pause(String shopId, String why) {
        return asker.steers(who -> {
            Shop shop = shop(shopId);
            String reason = why == null ? "" : why.strip();
            if (reason.length() > ShopPauses.LONGEST_WHY) {
                throw new NotDoneException("Give the reason in at most " + ShopPauses.LONGEST_WHY + " characters.");
            }
            return pauses.pause(shop.id(), reason, who)
                    ? "Paused. No order of " + shop.storeName()
                            + " is read until somebody resumes it; parcels are still told."
                    : "It was paused already.";
        });
    }

    @ManagedOperation(description = "Reads the shop again, at once, from where its reading stopped.")
    @ManagedOperationParameter(name = "shopId", description = SHOP)
    public String resume(String shopId) {
        return asker.steers(who -> pauses.resume(shop(shopId).id(), who)
                ? "Resumed. It is read now, from where it stopped."
                : "It was not paused.");
    }

    @ManagedOperation(description = "Reads the shop now, also where it failed and was to wait.")
    @ManagedOperationParameter(name = "shopId", description = SHOP)
    public String pollNow(String shopId) {
        return asker.steers(who -> {
            if (!pauses.readNow(shop(shopId).id(), who)) {
                throw new NotDoneException("The shop is paused or switched off, and is not read.");
            }
            return "It is read now, unless the seller has to connect it again.";
        });
    }

    @ManagedOperation(
            description = "Reads the orders that were placed on these days (UTC, both included) beside the normal"
                    + " reading, whatever the first-import date; at most 366 days.")
    @ManagedOperationParameter(name = "shopId", description = SHOP)
    @ManagedOperationParameter(name = "firstDay", description = "As 2026-11-01")
    @ManagedOperationParameter(name = "lastDay", description = "As 2026-11-30; empty for today")
    public String backfill(String shopId, String firstDay, String lastDay) {
        return asker.steers(who -> {
            LocalDate first = day(firstDay);
            LocalDate last = lastDay == null || lastDay.isBlank() ? null : day(lastDay);
            wishes.backfill(shop(shopId).id(), first, last, who);
            return "Asked for. How far it is stands on the store's settings page." + whenPaused(shopId);
        });
    }

    @ManagedOperation(description = "Reads one order again, or for the first time, and tells it to ShipStation again.")
    @ManagedOperationParameter(name = "shopId", description = SHOP)
    @ManagedOperationParameter(name = "orderId", description = "TikTok's id of the order")
    public String rereadOrder(String shopId, String orderId) {
        return asker.steers(who -> {
            wishes.reimport(shop(shopId).id(), orderId, who);
            return "Asked for. It is read within seconds." + whenPaused(shopId);
        });
    }

    @ManagedOperation(
            description = "Asks TikTok for new tokens of the shop's connection now. The old ones are good until new"
                    + " ones are there.")
    @ManagedOperationParameter(name = "shopId", description = SHOP)
    public String renewToken(String shopId) {
        return asker.steers(who -> switch (renewals.renew(shop(shopId), who)) {
            case RENEWED -> "Renewed.";
            case LATER ->
                "Not renewed yet: TikTok did not answer with new tokens, or another node is at it. It is tried"
                        + " again by itself; the log says why.";
            case NEEDS_SELLER ->
                throw new NotDoneException(
                        "TikTok accepts no renewal: let the seller connect the shop again, on the store's page.");
        });
    }

    private Shop shop(String shopId) {
        return shops.byId(shopId == null ? "" : shopId.strip())
                .orElseThrow(() -> new NotDoneException("No shop has this id; list names them all."));
    }

    private String whenPaused(String shopId) {
        return pauses.of(shopId.strip()).isPresent() ? " The shop is paused: not before somebody resumes it." : "";
    }

    private static LocalDate day(String text) {
        try {
            return LocalDate.parse(text == null ? "" : text.strip());
        } catch (DateTimeParseException e) {
            throw new NotDoneException("Write days as year-month-day, such as 2026-11-01.");
        }
    }
}
