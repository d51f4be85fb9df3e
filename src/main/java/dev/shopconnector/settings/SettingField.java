package dev.shopconnector.settings;

/** A field of the settings: how it is called, what it does and what holds when nobody sets it. */
public enum SettingField {
    STORE_NAME("Store name", "TikTok Shop's name of the shop", "What ShipStation and these pages call the store."),
    ACTIVE(
            "Active",
            "yes",
            "An inactive store imports nothing, by itself or by hand. What ShipStation has is still served, and parcels that"
                    + " are on their way are still told to TikTok Shop."),
    AUTOMATIC_IMPORT(
            "Automatic import",
            "yes",
            "Without it new orders come in only when you ask for them below. Orders that are here are still followed, so that"
                    + " cancellations and holds reach ShipStation."),
    IMPORT_FROM(
            "First-import date",
            "30 days before the shop was connected",
            "Orders placed or changed since then (UTC) are imported. An earlier date brings the days between in; a later one"
                    + " removes nothing."),
    STATUSES(
            "Status mapping",
            "the first choice of each",
            "What ShipStation is told of an order in each of TikTok's statuses. Only choices that ship nothing too early and"
                    + " nothing twice are offered; a mapping that ShipStation itself sends wins, within the same bounds."),
    CUSTOM_FIELDS(
            "Custom fields",
            "empty",
            "Any data point of a TikTok order, by its name; [*] takes all elements of a list, [0] the first. Longer text is cut"
                    + " at 100 characters. The reverse is not supported: what you write into the field in ShipStation does not"
                    + " reach TikTok."),
    COMPANY_NAME(
            "Company name", "none", "The brand that ShipStation's packing slips name for each order of this store."),
    LOGO_URL(
            "Logo",
            "none",
            "An address that begins with https. It is shown on these pages only: ShipStation's API has no place for a logo, so"
                    + " upload it in ShipStation under Branding."),
    PHONE("Phone", "none", "Given to ShipStation as the store's phone number, not with each order."),
    WEBSITE("Website", "none", "Given to ShipStation as the store's website, not with each order."),
    EMAIL_BUYERS(
            "ShipStation e-mails the buyer",
            "no",
            "TikTok tells buyers of a shipment itself, and gives a relay address only. With this off each order says"
                    + " suppress_email_notify."),
    TELL_TIKTOK(
            "ShipStation tells TikTok Shop of shipments",
            "yes",
            "Leave this on. With it off each order says suppress_marketplace_notify: TikTok gets no tracking number, counts the"
                    + " order as late and cancels it."),
    HELD(
            "Held orders",
            "hidden",
            "Orders in the buyer's hour, held by TikTok or with a request to cancel. ShipStation may see them as On Hold, as soon"
                    + " as TikTok shows a complete address; they never become shippable before their time."),
    USPS_RULE(
            "USPS labels",
            "as the operator set it",
            "Since January 2026 TikTok Shop refuses USPS labels that were not bought through TikTok Shipping. Warn lets"
                    + " them pass with a warning, refuse stops them here, off lets TikTok decide."),
    CARRIERS(
            "Carrier names",
            "none",
            "One a line: ShipStation's name = TikTok's name, as in: my_courier = UPS. They come before the connector's own"
                    + " table; capitals and signs do not matter on the left."),
    RETENTION_DAYS(
            "Keep personal data",
            "30 days",
            "Days for which an order keeps its address and contents after TikTok has closed it, and every order after the"
                    + " authorisation has ended; 7 to 365. What is erased does not come back."),
    SHIP_FROM(
            "Ship-from address",
            "ShipStation's own",
            "Named as ship_from in every order. Leave all of it empty to let ShipStation choose the warehouse. In the US.");

    private final String label;
    private final String otherwise;
    private final String help;

    SettingField(String label, String otherwise, String help) {
        this.label = label;
        this.otherwise = otherwise;
        this.help = help;
    }

    public String label() {
        return label;
    }

    /** What holds when nobody sets it. */
    public String otherwise() {
        return otherwise;
    }

    /** What it does, in a sentence or two for a merchant. */
    public String help() {
        return help;
    }
}
