package dev.shopconnector.connections;

/** Whose stores the connected shops are. */
public interface StoreOwners {

    /** If the user may see the store of this shop. */
    boolean sees(String user, String shopId);

    /**
     * Makes the store the user's, beside those whose it is; in the caller's transaction. Only a merchant comes to own a
     * store so: operators see every store as long as they are operators.
     */
    void give(String user, String shopId);
}
