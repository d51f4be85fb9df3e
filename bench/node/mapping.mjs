// A mapping as a freelancer writes it by hand: what ShipStation needs, in cents-true decimal text.
const number = (text) => (text === undefined || text === null || text === '' ? undefined : Number(text));

function address(from) {
  if (!from || !from.address_line1 || !from.postal_code) {
    return null;
  }
  const district = (level) => (from.district_info ?? []).find((one) => one.address_level_name === level)?.address_name;
  return {
    name: from.name, phone: from.phone_number,
    address_line_1: from.address_line1, address_line_2: from.address_line2, address_line_3: from.address_line3,
    city: district('City') ?? from.city, state_province: district('State') ?? from.state,
    postal_code: from.postal_code, country_code: from.region_code ?? 'US',
  };
}

function item(line) {
  return {
    line_item_id: line.id, description: line.product_name,
    product: {
      product_id: line.product_id, name: line.product_name,
      identifiers: { sku: line.seller_sku },
      urls: { thumbnail_url: line.sku_image },
    },
    quantity: 1, unit_price: number(line.sale_price),
    taxes: (line.item_tax ?? []).map((tax) => ({ amount: number(tax.tax_amount), description: tax.tax_type })),
  };
}

/** null when ShipStation must not have the order. */
export function salesOrder(order) {
  if (order.shipping_type !== 'SELLER' || order.status !== 'AWAITING_SHIPMENT' || !Array.isArray(order.line_items)) {
    return null;
  }
  const shipTo = address(order.recipient_address);
  if (!shipTo) {
    return null;
  }
  return {
    order_id: order.id, order_number: order.id, status: 'AwaitingShipment',
    paid_date: order.paid_time ? new Date(order.paid_time * 1000).toISOString() : undefined,
    requested_fulfillments: [{ ship_to: shipTo, items: order.line_items.map(item),
      shipping_preferences: { shipping_service: order.delivery_option_name } }],
    buyer: { buyer_id: order.user_id, email: order.buyer_email },
    currency: order.payment?.currency,
    payment: { payment_status: 'Paid', amount_paid: number(order.payment?.total_amount),
      shipping_charges: [{ amount: number(order.payment?.shipping_fee), description: 'Shipping' }],
      taxes: [{ amount: number(order.payment?.tax), description: 'Tax' }] },
    notes: order.buyer_message ? [{ type: 'NotesFromBuyer', text: order.buyer_message }] : [],
    created_date_time: new Date(order.create_time * 1000).toISOString(),
  };
}
