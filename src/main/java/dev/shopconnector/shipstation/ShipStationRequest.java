package dev.shopconnector.shipstation;

import org.jspecify.annotations.Nullable;

/** What each request of the ShipStation Order Source API has: {@code RequestBase}. Both are required there. */
public sealed interface ShipStationRequest
        permits RequestBase,
                SalesOrdersExportRequest,
                AcknowledgeOrdersRequest,
                ShipmentNotificationRequest,
                NotificationStatusRequest {

    /** What ties ShipStation's record of this call to ours. */
    @Nullable
    String transactionId();

    @Nullable
    Auth auth();
}
