package dev.shopconnector.sandbox.shipping;

import dev.shopconnector.sandbox.gateway.ApiError;

/**
 * The fulfilment API's refusals, HTTP 200 with a code. On hold, tracking or provider, and already shipped have TikTok Shop's
 * documented words; the words of the others are the sandbox's.
 */
final class Refused {
    private Refused() {}

    static ApiError with(int code, String message) {
        return new ApiError(200, code, message);
    }

    static ApiError missing(String field) {
        return ApiError.invalid("Invalid parameter. The param body." + field + " is missing.");
    }

    static ApiError notFound() {
        return with(21011001, "The package or order was not found.");
    }

    static ApiError otherShop() {
        return with(21011028, "The order belongs to another shop.");
    }

    static ApiError otherSeller() {
        return with(21008111, "The order does not belong to the seller.");
    }

    static ApiError byPlatform() {
        return with(21008025, "The order is fulfilled by the platform.");
    }

    static ApiError notForThisBusiness() {
        return with(21008106, "This API is not available for the order's region or shipping type.");
    }

    static ApiError cancelled() {
        return with(21011041, "The order or an item of it has been cancelled.");
    }

    static ApiError wrongStatus() {
        return with(21008013, "The status of the order does not allow this.");
    }

    static ApiError onHold() {
        return with(21011044, "Order status is on hold. Please process when order status update to awaiting shipment");
    }

    static ApiError delivered() {
        return with(21011027, "The package has been delivered.");
    }

    static ApiError alreadyShipped() {
        return with(21011040, "Package has shipped. Please do not retry.");
    }

    static ApiError notShipped() {
        return with(21011003, "The package has not been shipped.");
    }

    static ApiError cancelRequested() {
        return with(21011007, "The buyer's request to cancel is open.");
    }

    static ApiError trackingOrProvider() {
        return with(21011022, "Invalid tracking number or provider ID. Please check these values and upload again.");
    }

    static ApiError noCarrier(String message) {
        return with(11028006, message);
    }

    static ApiError duplicateTracking() {
        return with(21011025, "Duplicate tracking number. It is in use for another package.");
    }

    static ApiError tooLate() {
        return with(21011050, "The shipping information can only be changed within 72 hours.");
    }

    static ApiError usedUp() {
        return with(21011051, "The shipping information can only be changed once.");
    }
}
