// Asks the reference implementation of JSONata, in the version of Step Functions, what ExpressionSamplesTest asked ours.
// usage: node compare-expressions.mjs <folder with node_modules/jsonata> <samples.ndjson>

import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { createRequire } from 'node:module';
import { resolve } from 'node:path';
import { createInterface } from 'node:readline';

const [, , modules, samples] = process.argv;
const jsonata = createRequire(resolve(modules, 'x'))('jsonata');

// Differences that are known, with the reason.
const KNOWN = [
  {
    is: sample => sample.source.includes('$toMillis') && /[:,[]\d{4}\.\d+[,}\]]/.test(JSON.stringify(sample.states)),
    reason: 'a number such as 2566.375 has the form of a timestamp and is none: JavaScript makes something of it, and an error it is here',
  },
];

const DIGESTS = { 'MD5': 'md5', 'SHA-1': 'sha1', 'SHA-256': 'sha256', 'SHA-384': 'sha384', 'SHA-512': 'sha512' };

function refuse(message) {
  throw new Error(message);
}

// What Step Functions adds: https://docs.aws.amazon.com/step-functions/latest/dg/transforming-data.html
function addFunctionsOfAws(expression) {
  expression.registerFunction('parse', text =>
    text === undefined ? undefined : typeof text === 'string' ? JSON.parse(text) : refuse('$parse wants a text'), '<x?:x>');
  expression.registerFunction('hash', (text, algorithm) =>
    text === undefined || algorithm === undefined ? undefined
      : typeof text !== 'string' || !DIGESTS[algorithm] ? refuse('$hash wants a text and an algorithm')
      : createHash(DIGESTS[algorithm]).update(text, 'utf8').digest('hex'), '<x?x?:x>');
}

async function evaluate(sample) {
  try {
    const expression = compiled.get(sample.source) ?? jsonata(sample.source);
    if (!compiled.has(sample.source)) {
      addFunctionsOfAws(expression);
      compiled.set(sample.source, expression);
    }
    const millis = () => sample.millis;
    expression.registerFunction('millis', millis, '<:n>');
    expression.registerFunction('now', () => new Date(sample.millis).toISOString(), '<s?s?:s>');
    const value = await expression.evaluate(undefined, { ...sample.variables, states: sample.states });
    return value === undefined || typeof value === 'function' ? { nothing: true } : { value };
  } catch (error) {
    return { error: error.code ?? error.message };
  }
}

function canonical(value) {
  return JSON.stringify(value, (key, member) =>
    member && typeof member === 'object' && !Array.isArray(member)
      ? Object.fromEntries(Object.entries(member).sort(([a], [b]) => (a < b ? -1 : 1)))
      : member);
}

function same(ours, theirs) {
  if ('value' in ours) {
    return 'value' in theirs && canonical(ours.value) === canonical(theirs.value);
  }
  return 'nothing' in ours ? 'nothing' in theirs : 'error' in theirs;
}

const compiled = new Map();
const differences = new Map();
const knownCounts = new Map();
const sources = new Set();
let count = 0;
for await (const line of createInterface({ input: createReadStream(samples) })) {
  const sample = JSON.parse(line);
  const theirs = await evaluate(sample);
  count++;
  sources.add(sample.source);
  if (same(sample, theirs)) {
    continue;
  }
  const known = KNOWN.find(one => one.is(sample));
  if (known) {
    knownCounts.set(known, (knownCounts.get(known) ?? 0) + 1);
  } else {
    const seen = differences.get(sample.source) ?? [];
    differences.set(sample.source, [...seen, { sample, theirs }]);
  }
}

console.log(`${sources.size} expressions in ${count} contexts, ${differences.size} of them differ`);
for (const [known, times] of knownCounts) {
  console.log(`known, in ${times} contexts: ${known.reason}`);
}
for (const [source, seen] of differences) {
  const { sample, theirs } = seen[0];
  console.log(`\n${sample.machine}: ${source}\n  differs in ${seen.length} contexts, such as`);
  console.log(`  ${JSON.stringify({ states: sample.states, variables: sample.variables })}`);
  console.log(`  here: ${JSON.stringify(sample.value ?? sample.error ?? sample.nothing)}`);
  console.log(`  jsonata: ${JSON.stringify(theirs)}`);
}
process.exit(differences.size === 0 ? 0 : 1);
