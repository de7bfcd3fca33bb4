// Follows a person with graphql-ws while it changes, losing the connection again and again, and
// compares with what the log has: every event once, in order.
import assert from 'node:assert/strict';
import { createClient } from 'graphql-ws';
import WebSocket from 'ws';

const http = process.argv[2];
const ROUNDS = 40;

async function ask(query, variables) {
  const answer = await fetch(http, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ query, variables }),
  });
  const { data, errors } = await answer.json();
  assert.equal(errors, undefined, JSON.stringify(errors));
  return data;
}

const client = createClient({
  url: http.replace(/^http/, 'ws'),
  webSocketImpl: WebSocket,
  retryAttempts: 0,
});

async function create() {
  const { createPerson } = await ask(
    'mutation {createPerson(input: {name: {given: ["Ada"], convention: MONONYMIC}, activate: true}) {person {id}}}',
  );
  return createPerson.person.id;
}

const change = (person, n) =>
  ask(
    'mutation ($person: ID!, $tag: String!) {tag(input: {person: $person, tag: $tag}) {receipt {position} rejection {code}}}',
    { person, tag: `tag-${n}` },
  );

// The server's events after a position, until the connection breaks after so many.
async function follow(person, after, most, seen) {
  const events = client.iterate({
    query: 'subscription ($person: ID!, $after: String!) {personEvents(person: $person, after: $after) {seq position cid}}',
    variables: { person, after },
  });
  let count = 0;
  try {
    for await (const { data } of events) {
      seen.push(data.personEvents);
      if (++count === most) client.terminate();
      if (seen.at(-1).seq === ROUNDS + 2) return;
    }
  } catch (closed) {
    assert.equal(closed.code, 4499, String(closed)); // terminated by the client
  }
}

const person = await create();
const changing = (async () => {
  for (let n = 0; n < ROUNDS; n++) await change(person, n);
})();
const seen = [];
let connections = 0;
while (seen.at(-1)?.seq !== ROUNDS + 2) {
  connections++;
  await follow(person, seen.at(-1)?.position ?? '0', 1 + (connections % 4), seen);
}
await changing;
assert.deepEqual(
  seen.map((event) => event.seq),
  Array.from({ length: ROUNDS + 2 }, (_, i) => i + 1),
);

// A person as it is, and as it becomes.
const other = await create();
const states = client.iterate({
  query: 'subscription ($id: ID!) {personChanged(id: $id) {revision tags}}',
  variables: { id: other },
});
const first = (await states.next()).value.data.personChanged;
assert.equal(first.revision, 2);
await change(other, 1);
const second = (await states.next()).value.data.personChanged;
assert.deepEqual(second, { revision: 3, tags: ['tag-1'] });
await states.return();
await client.dispose();
console.log(JSON.stringify({ events: seen.length, connections }));
