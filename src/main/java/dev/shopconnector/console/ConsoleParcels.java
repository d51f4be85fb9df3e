package dev.shopconnector.console;

import java.util.List;
import java.util.Map;
import javax.management.MalformedObjectNameException;
import javax.management.ObjectName;
import org.springframework.jmx.export.annotation.ManagedOperation;
import org.springframework.jmx.export.annotation.ManagedOperationParameter;
import org.springframework.jmx.export.annotation.ManagedResource;
import org.springframework.jmx.export.naming.SelfNaming;
import org.springframework.stereotype.Component;

/** Orders that are held and parcels that wait or were refused, in the console. */
@Component
@ManagedResource(
        description =
                "What waits and why, without names and addresses, and how to send a parcel on its way again. Every"
                        + " deed is in the audit log with your name.")
public class ConsoleParcels implements SelfNaming {
    private static final String SHOP = "TikTok's id of the shop, as in list of Shops";

    private final ConsoleName name;
    private final Asker asker;
    private final WhatWaits waits;
    private final ParcelReplays replays;

    ConsoleParcels(ConsoleName name, Asker asker, WhatWaits waits, ParcelReplays replays) {
        this.name = name;
        this.asker = asker;
        this.waits = waits;
        this.replays = replays;
    }

    @Override
    public ObjectName getObjectName() throws MalformedObjectNameException {
        return name.of("Waiting and refused");
    }

    @ManagedOperation(description = "Orders that are held, the newest 200, each with the rule and its reason.")
    @ManagedOperationParameter(name = "shopId", description = SHOP)
    public List<Map<String, Object>> heldOrders(String shopId) {
        return asker.looks(() -> waits.heldOrders(shopId));
    }

    @ManagedOperation(
            description = "Parcels that wait to be told to TikTok, longest waiting first, at most 200, each with"
                    + " its reason and when it is tried again.")
    @ManagedOperationParameter(name = "shopId", description = SHOP)
    public List<Map<String, Object>> waitingParcels(String shopId) {
        return asker.looks(() -> waits.waitingParcels(shopId));
    }

    @ManagedOperation(
            description = "Parcels that TikTok or a guard refused, longest waiting first, at most 200, each with"
                    + " its reason and what to do.")
    @ManagedOperationParameter(name = "shopId", description = SHOP)
    public List<Map<String, Object>> refusedParcels(String shopId) {
        return asker.looks(() -> waits.refusedParcels(shopId));
    }

    @ManagedOperation(description = "Sends one parcel that waits or was refused on its way again, now.")
    @ManagedOperationParameter(name = "shopId", description = SHOP)
    @ManagedOperationParameter(name = "parcelId", description = "As in the lists")
    public String replay(String shopId, String parcelId) {
        return asker.steers(who -> {
            replays.one(shopId, parcelId, who);
            return "On its way again. Look at the lists in a minute.";
        });
    }

    @ManagedOperation(
            description = "Sends all parcels on their way again that one rule refused, at most 200; those that"
                    + " cannot be are named with the reason.")
    @ManagedOperationParameter(name = "shopId", description = SHOP)
    @ManagedOperationParameter(name = "rule", description = "The rule, as in refusedParcels, such as carrier")
    public Map<String, Object> replayAllOfRule(String shopId, String rule) {
        return asker.steers(who -> replays.allOf(shopId, rule, who));
    }
}
