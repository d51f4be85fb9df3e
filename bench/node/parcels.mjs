// Arguments: TikTok's address, host:port/database, shop cipher, access token, port.
import { setTimeout as pause } from 'node:timers/promises';
import fastify from 'fastify';
import { createPool } from 'mariadb';
import { caller } from './tiktok.mjs';

const [tiktok, database, cipher, token, door] = process.argv.slice(2);
const [host, port, name] = database.split(/[:/]/);
const db = createPool({ host, port: Number(port), user: 'root', database: name, connectionLimit: 2 });
const call = caller(tiktok, token, 1);
const upsByOption = new Map();

async function store(told) {
  await db.query('INSERT INTO bench_parcels (order_id, tracking_number) VALUES ' + told.map(() => '(?,?)').join(',')
    + ' ON DUPLICATE KEY UPDATE tracking_number = VALUES(tracking_number)',
  told.flatMap((one) => [one.order_id, one.tracking_number]));
}

async function ups(option) {
  if (!upsByOption.has(option)) {
    const path = `/logistics/202309/delivery_options/${option}/shipping_providers`;
    const { said } = await call(cipher, 'GET', path);
    upsByOption.set(option, said.data.shipping_providers.find((provider) => provider.name === 'UPS').id);
  }
  return upsByOption.get(option);
}

const accepted = (order, packageId) =>
  db.execute("UPDATE bench_parcels SET state = 'accepted', package_id = ? WHERE order_id = ?", [packageId, order]);
const later = (order) =>
  db.execute('UPDATE bench_parcels SET due_at = NOW(6) + INTERVAL 2 SECOND WHERE order_id = ?', [order]);

async function mark(order, number) {
  const path = `/fulfillment/202309/orders/${order.id}/packages`;
  const parcel = {
    shipping_provider_id: await ups(order.delivery_option_id), tracking_number: number,
    order_line_item_ids: order.line_items.map((line) => line.id),
  };
  let answer = await call(cipher, 'POST', path, {}, parcel);
  for (let failures = 0; answer.status === 429; failures++) {
    await pause(1000 * (2 ** failures + Math.random()));
    answer = await call(cipher, 'POST', path, {}, parcel);
  }
  // What was answered 500 may have been carried out: the order is read again before it is told again.
  await (answer.status === 200 && answer.said.code === 0 ? accepted(order.id, answer.said.data.package_id) : later(order.id));
}

async function tell(due) {
  const numbers = new Map(due.map((parcel) => [parcel.order_id, parcel.tracking_number]));
  const { said } = await call(cipher, 'GET', '/order/202507/orders', { ids: [...numbers.keys()].join(',') });
  for (const order of said.data.orders) {
    const [line] = order.line_items;
    const number = numbers.get(order.id);
    await (line.tracking_number === number ? accepted(order.id, line.package_id) : mark(order, number));
  }
}

const server = fastify();
server.post('/', async ({ body }) => {
  await store(body.notifications);
  return { notification_results: body.notifications.map((one) => ({ notification_id: one.notification_id, status: 'pending' })) };
});
await server.listen({ host: '127.0.0.1', port: Number(door) });
while (true) {
  const due = await db.execute("SELECT order_id, tracking_number FROM bench_parcels WHERE state = 'waiting'"
    + ' AND due_at <= NOW(6) ORDER BY due_at LIMIT 50');
  await (due.length > 0 ? tell(due) : pause(10));
}
