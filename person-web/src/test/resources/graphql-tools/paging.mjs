// Walks through all persons with Apollo's cache and its Relay pagination, forward and backward, and
// asks by hashes as Apollo's persisted queries do.
import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { ApolloClient, ApolloLink, HttpLink, InMemoryCache, gql } from '@apollo/client';
import { PersistedQueryLink } from '@apollo/client/link/persisted-queries';
import { relayStylePagination } from '@apollo/client/utilities';

const url = process.argv[2];
const PAGE = 7;
const PERSONS = gql`
  query Persons($first: Int, $after: String, $last: Int, $before: String) {
    persons(first: $first, after: $after, last: $last, before: $before) {
      totalCount
      edges { cursor node { id name { display } } }
      pageInfo { hasNextPage hasPreviousPage startCursor endCursor }
    }
  }
`;

function client(link) {
  return new ApolloClient({
    link,
    cache: new InMemoryCache({
      typePolicies: { Query: { fields: { persons: relayStylePagination() } } },
    }),
  });
}

// What the cache has put together from all pages.
async function walk(variables, more) {
  const apollo = client(new HttpLink({ uri: url }));
  const query = apollo.watchQuery({ query: PERSONS, variables });
  const watching = query.subscribe(() => {});
  const inCache = () => apollo.readQuery({ query: PERSONS, variables }).persons;
  await apollo.query({ query: PERSONS, variables });
  for (let next = more(inCache().pageInfo); next; next = more(inCache().pageInfo)) {
    const before = inCache().edges.length;
    await query.fetchMore({ variables: { ...nothing, ...next } });
    assert.ok(inCache().edges.length > before, 'a page adds to those before');
  }
  watching.unsubscribe();
  const { edges, totalCount } = inCache();
  assert.equal(edges.length, totalCount);
  return edges.map((edge) => edge.node.id);
}

const nothing = { first: undefined, after: undefined, last: undefined, before: undefined };
const forward = await walk(
  { first: PAGE },
  (page) => page.hasNextPage && { first: PAGE, after: page.endCursor },
);
const backward = await walk(
  { last: PAGE },
  (page) => page.hasPreviousPage && { last: PAGE, before: page.startCursor },
);
assert.deepEqual(backward, forward);
assert.equal(new Set(forward).size, forward.length);

const bodies = [];
const persisting = client(
  ApolloLink.from([
    new PersistedQueryLink({ sha256: (text) => createHash('sha256').update(text).digest('hex') }),
    new HttpLink({
      uri: url,
      fetch: (to, options) => {
        bodies.push(JSON.parse(options.body));
        return fetch(to, options);
      },
    }),
  ]),
);
const { data } = await persisting.query({ query: PERSONS, variables: { first: 1 } });
assert.equal(data.persons.totalCount, forward.length);
assert.deepEqual(
  bodies.map((body) => 'query' in body),
  [false, true],
  'the document is sent only after its hash was not found',
);
console.log(JSON.stringify({ persons: forward.length }));
