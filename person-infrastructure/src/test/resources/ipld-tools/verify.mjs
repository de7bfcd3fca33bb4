// Verifies a CAR file of one person's or everyone's history with standard IPLD tools alone.
// Prints one line of JSON; exit code 0 when everything is sound, 1 when not.
import { createReadStream } from 'node:fs';
import { CarBlockIterator } from '@ipld/car';
import * as dagJson from '@ipld/dag-json';
import { sha256 } from 'multiformats/hashes/sha2';
import { CID } from 'multiformats/cid';

const problems = [];
const complain = (text) => {
  if (problems.length < 20) problems.push(text);
};

function answer(counts) {
  console.log(JSON.stringify({ sound: problems.length === 0, ...counts, problems }));
  process.exit(problems.length === 0 ? 0 : 1);
}

function unreadable(what, failure) {
  complain(`${what} cannot be read: ${failure.message}`);
}

let car;
let roots;
try {
  car = await CarBlockIterator.fromIterable(createReadStream(process.argv[2]));
  roots = await car.getRoots();
} catch (failure) {
  unreadable('the header', failure);
  answer({});
}
if (roots.length !== 1) {
  complain(`${roots.length} roots`);
  answer({});
}

const present = new Set();
const linked = new Set([roots[0].toString()]);
const pages = [];
const chains = new Map(); // person -> {cid, seq} of its newest event
const firsts = []; // persons in the order of their first events
const marks = [];
let events = 0;

function collectLinks(value) {
  if (value === null || typeof value !== 'object' || value instanceof Uint8Array) return;
  const cid = CID.asCID(value);
  if (cid) linked.add(cid.toString());
  else for (const item of Object.values(value)) collectLinks(item);
}

async function take({ cid, bytes }) {
  const name = cid.toString();
  const digest = await sha256.digest(bytes);
  const computed = CID.createV1(dagJson.code, digest);
  if (!computed.equals(cid)) complain(`${name}: its bytes have ${computed}`);
  if (present.has(name)) complain(`${name}: there twice`);
  present.add(name);
  let block;
  try {
    block = dagJson.decode(bytes);
  } catch (failure) {
    unreadable(name, failure);
    return;
  }
  if (Buffer.compare(Buffer.from(dagJson.encode(block)), Buffer.from(bytes)) !== 0) {
    complain(`${name}: not canonical`);
  }
  collectLinks(block);
  if (block.type === 'manifest') {
    if (events > 0) complain(`${name}: a manifest page after events`);
    pages.push({ name, block });
    return;
  }
  events += 1;
  marks.push(Buffer.from(digest.digest.subarray(0, 4)));
  const before = chains.get(block.person);
  if (!before) firsts.push(block.person);
  if (block.seq !== (before?.seq ?? 0) + 1) complain(`${name}: seq ${block.seq} after ${before?.seq}`);
  if ((block.prev?.toString() ?? null) !== (before?.cid ?? null)) complain(`${name}: another prev`);
  chains.set(block.person, { cid: name, seq: block.seq });
}

try {
  for await (const block of car) await take(block);
} catch (failure) {
  unreadable(`what follows block ${present.size}`, failure);
}

for (const name of linked) if (!present.has(name)) complain(`${name}: missing`);
for (const name of present) if (!linked.has(name)) complain(`${name}: not reached from the root`);

if (pages.length > 0) {
  if (pages[0].name !== roots[0].toString()) complain('the first page is not the root');
  pages.forEach(({ name, block }, index) => {
    const next = pages[index + 1]?.name;
    if (block.more?.toString() !== next) complain(`${name}: another next page`);
    if (block.count !== chains.size) complain(`${name}: counts ${block.count} persons`);
  });
  const heads = pages.flatMap(({ block }) => (block.heads ?? []).map((head) => head.toString()));
  firsts.forEach((person, index) => {
    if (heads[index] !== chains.get(person).cid) complain(`${person}: another head`);
  });
  if (heads.length !== firsts.length) complain(`${heads.length} heads`);
  const order = Buffer.concat(pages.map(({ block }) => Buffer.from(block.order ?? [])));
  if (!order.equals(Buffer.concat(marks))) complain('another order');
} else if (chains.size !== 1 || [...chains.values()][0].cid !== roots[0].toString()) {
  complain('neither a manifest nor one person whose newest event is the root');
}

answer({ persons: chains.size, events, pages: pages.length });
