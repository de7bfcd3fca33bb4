// Runs the published audit of GraphQL over HTTP. Exit code 1 when a MUST or a SHOULD fails; what is a
// MAY is only told.
import { auditServer } from 'graphql-http';

const results = await auditServer({ url: process.argv[2] });
for (const result of results.filter((each) => each.status !== 'ok')) {
  console.log(`${result.status} ${result.id} ${result.name}: ${result.reason}`);
}
const count = (status) => results.filter((each) => each.status === status).length;
console.log(
  JSON.stringify({
    ok: count('ok'),
    may: count('notice'),
    should: count('warn'),
    must: count('error'),
  }),
);
process.exit(count('warn') + count('error') === 0 ? 0 : 1);
