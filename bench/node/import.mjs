// Arguments: TikTok's address, host:port/database, shop ciphers separated by commas.
import { createPool } from 'mariadb';
import { salesOrder } from './mapping.mjs';
import { caller } from './tiktok.mjs';

const [tiktok, database, ciphers] = process.argv.slice(2);
const PAGE = 100;
const PATH = '/order/202309/orders/search';
const shops = ciphers.split(',');
const [host, port, name] = database.split(/[:/]/);
const db = createPool({ host, port: Number(port), user: 'root', database: name, connectionLimit: shops.length });
const call = caller(tiktok, 'token', shops.length);

async function page(cipher, from, to) {
  const query = { page_size: String(PAGE), sort_field: 'update_time', sort_order: 'ASC' };
  const { said } = await call(cipher, 'POST', PATH, query, { update_time_ge: from, update_time_lt: to });
  return said.data.orders ?? [];
}

function row(cipher, order) {
  const document = salesOrder(order);
  return [cipher, order.id, order.update_time, document ? 'serve' : 'hold', document ? 'AwaitingShipment' : null,
    JSON.stringify(order), document ? JSON.stringify(document) : null];
}

const NEWER = (column) => `${column} = IF(VALUES(update_time) >= update_time, VALUES(${column}), ${column})`;
const UPSERT_END = ` ON DUPLICATE KEY UPDATE ${['verdict', 'status', 'payload', 'sales_order'].map(NEWER).join(', ')},`
  + ' update_time = GREATEST(VALUES(update_time), update_time)';

async function importShop(cipher) {
  const connection = await db.getConnection();
  const to = Math.floor(Date.now() / 1000);
  let from = 0;
  let more = true;
  while (more) {
    const orders = await page(cipher, from, to);
    more = orders.length === PAGE;
    await connection.beginTransaction();
    if (orders.length > 0) {
      const rows = orders.map((order) => row(cipher, order));
      await connection.query(
        'INSERT INTO bench_orders (shop_id, order_id, update_time, verdict, status, payload, sales_order) VALUES '
        + rows.map(() => '(?,?,?,?,?,?,?)').join(',') + UPSERT_END, rows.flat());
      from = orders[orders.length - 1].update_time;
    }
    await connection.query('INSERT INTO bench_shops (shop_id, cursor_at, done) VALUES (?, ?, ?) ON DUPLICATE KEY UPDATE'
      + ' cursor_at = VALUES(cursor_at), done = VALUES(done)', [cipher, from, !more]);
    await connection.commit();
  }
  connection.release();
}

await Promise.all(shops.map(importShop));
// Stays until it is ended, so that it can be asked what it cost.
process.stdin.resume();
