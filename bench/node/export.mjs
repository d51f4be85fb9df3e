// Arguments: host:port/database, shop cipher, port.
import fastify from 'fastify';
import { createPool } from 'mariadb';

const [database, cipher, door] = process.argv.slice(2);
const PAGE = 100;
const [host, port, name] = database.split(/[:/]/);
// A time as text keeps its microseconds.
const db = createPool({ host, port: Number(port), user: 'root', database: name, connectionLimit: 4, dateStrings: true });
const ROWS = 'SELECT sales_order, modified_at, order_id FROM bench_orders WHERE shop_id = ?'
  + ' AND (modified_at, order_id) > (?, ?) AND modified_at >= ? AND sales_order IS NOT NULL'
  + ` ORDER BY modified_at, order_id LIMIT ${PAGE}`;
const COMMA = Buffer.from(',');

async function page(cursor) {
  const [time, order] = cursor ? cursor.split('|') : ['1970-01-01 00:00:00', ''];
  const rows = await db.execute(ROWS, [cipher, time, order, time]);
  const parts = [Buffer.from('{"sales_orders":[')];
  rows.forEach((row, place) => parts.push(...(place > 0 ? [COMMA] : []), row.sales_order));
  const last = rows[PAGE - 1];
  parts.push(Buffer.from(last ? `],"cursor":"${last.modified_at}|${last.order_id}"}` : ']}'));
  return Buffer.concat(parts);
}

const server = fastify();
server.post('/', async (question, answer) => answer.type('application/json').send(await page(question.body.cursor)));
await server.listen({ host: '127.0.0.1', port: Number(door) });
