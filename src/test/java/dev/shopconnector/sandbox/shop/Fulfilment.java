package dev.shopconnector.sandbox.shop;

/** What a shop keeps for its fulfilment API beside the parcels themselves, which are with their orders. */
public record Fulfilment(CarrierLists carriers, TrackingNumbers numbers, UploadCounts uploads) {
    public Fulfilment() {
        this(new CarrierLists(), new TrackingNumbers(), new UploadCounts());
    }
}
