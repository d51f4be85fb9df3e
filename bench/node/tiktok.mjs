// Signed calls to TikTok, as import.mjs and parcels.mjs make them.
import { createHmac } from 'node:crypto';
import { Pool } from 'undici';

const KEY = 'sandbox-app';
const SECRET = 'sandbox-secret-for-demonstration-only';

function signed(path, query, body) {
  const text = path + Object.keys(query).sort().map((key) => key + query[key]).join('') + body;
  return createHmac('sha256', SECRET).update(SECRET + text + SECRET).digest('hex');
}

/** A function that makes one call for a shop: status and JSON of the answer. */
export function caller(tiktok, token, connections) {
  const http = new Pool(tiktok, { connections });
  return async (cipher, method, path, own, content) => {
    const body = content ? JSON.stringify(content) : '';
    const query = { ...own, app_key: KEY, timestamp: String(Math.floor(Date.now() / 1000)), shop_cipher: cipher };
    query.sign = signed(path, query, body);
    const answer = await http.request({
      path: path + '?' + new URLSearchParams(query), method, body: body || null,
      headers: { 'content-type': 'application/json', 'x-tts-access-token': token },
    });
    return { status: answer.statusCode, said: await answer.body.json() };
  };
}
