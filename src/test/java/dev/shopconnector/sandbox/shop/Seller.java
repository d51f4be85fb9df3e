package dev.shopconnector.sandbox.shop;

import java.util.List;

/** Who authorizes the app; the tokens of the authorization cover all of the seller's shops. */
public record Seller(String id, String openId, String name, String type, List<Shop> shops) {}
