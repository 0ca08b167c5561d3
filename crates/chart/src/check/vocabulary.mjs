// Makes vocabulary.txt: the words of Vega-Lite, out of its own JSON schema.
//
//   node vocabulary.mjs SCHEMA.json > vocabulary.txt
//
// The schema has 1.9 MB, most of it prose and unions of unions. Here each union becomes one type
// (what JSON may stand there), its objects become one place with the properties of all of them, and
// places that are alike become one. Objects stay apart only where a spec is one thing or the other,
// as transforms are; which one is meant is told by the properties it must have.

import { readFileSync } from 'node:fs';

const { definitions } = JSON.parse(readFileSync(process.argv[2], 'utf8'));

/** Unions whose objects stay apart, by the name of any of them. */
const APART = /(Transform|Spec|Predicate|Data|Generator|SelectionConfig)$|^(Layer|FacetedUnit|TopLevel.*)Spec|PlotDef$|Binding$|^Bind|^Logical/;
/** What is not looked into: rows, shapes of maps, and events, of which a still picture has none. */
const OPAQUE = /^(GeoJson.*|Feature|FeatureCollection|GeometryCollection|InlineDataset|EventStream|MergedStream|DerivedStream|Stream|Vector.*)$/;
/** An object with an expression, which is a kind of value more than a place. */
const EXPRESSION = 'ExprRef';

// A facet may hold any view: the schema says less than the program does.
for (const name of ['FacetSpec', 'TopLevelFacetSpec']) {
  definitions[name].properties.spec = { $ref: '#/definitions/Spec' };
}

const nameOf = (ref) => decodeURIComponent(ref.replace('#/definitions/', ''));

/** A schema without references and unions: all that it may be, each with the name it goes by. */
function alternatives(schema, name, seen = new Set()) {
  if (schema.$ref) {
    const next = nameOf(schema.$ref);
    if (seen.has(next)) return [];
    seen.add(next);
    return OPAQUE.test(next) ? [{ any: true }] : alternatives(definitions[next], next, seen);
  }
  if (schema.anyOf) return schema.anyOf.flatMap((one) => alternatives(one, undefined, seen));
  if (Array.isArray(schema.type)) {
    return schema.type.flatMap((type) => alternatives({ ...schema, type, enum: schema.enum?.filter((one) => typeof one === type) }));
  }
  return [{ ...schema, name }];
}

const types = new Map();

/** The type of a place's value, made once for each set of alternatives. */
function typeOf(schemas, hint) {
  const all = new Map();
  for (const one of schemas.flatMap((schema) => alternatives(schema))) {
    all.set(one.name && one.properties ? one.name : JSON.stringify(one), one);
  }
  const key = [...all.keys()].sort().join('\n');
  if (types.has(key)) return types.get(key);
  const type = { kinds: new Set(), words: new Set(), items: undefined, places: [] };
  types.set(key, type);
  const items = [];
  const objects = [];
  for (const one of all.values()) {
    const words = one.enum ?? (one.const === undefined ? undefined : [one.const]);
    if (one.any) type.kinds.add('any');
    else if (words) {
      for (const word of words) {
        if (typeof word === 'string') type.words.add(word);
        else type.kinds.add(word === null ? 'null' : { boolean: 'bool', number: 'num' }[typeof word]);
      }
    } else if (one.name === EXPRESSION) type.kinds.add('expr');
    else if (one.type === 'string') type.kinds.add('str');
    else if (one.type === 'number' || one.type === 'integer') type.kinds.add('num');
    else if (one.type === 'boolean') type.kinds.add('bool');
    else if (one.type === 'null') type.kinds.add('null');
    else if (one.type === 'array') items.push(...[one.items ?? {}].flat());
    else if (one.type === 'object' || one.properties) objects.push(one);
    else type.kinds.add('any');
  }
  if (items.length > 0) type.items = typeOf(items, `${hint}[]`);
  type.places = placesOf(objects, hint);
  return type;
}

function placesOf(objects, hint) {
  if (objects.length === 0) return [];
  const apart = objects.length > 1 && objects.some(({ name }) => APART.test(name ?? '')) && objects.every((one) => one.required);
  const groups = new Map();
  for (const one of objects) {
    const needs = apart ? needsOf(one) : '';
    groups.set(needs, [...(groups.get(needs) ?? []), one]);
  }
  return [...groups].map(([needs, list]) => {
    const name = list.length === 1 && list[0].name ? list[0].name : hint;
    const properties = new Map();
    const others = [];
    for (const one of list) {
      for (const [property, schema] of Object.entries(one.properties ?? {})) {
        properties.set(property, [...(properties.get(property) ?? []), schema]);
      }
      if (one.additionalProperties !== false) others.push(typeof one.additionalProperties === 'object' ? one.additionalProperties : {});
    }
    if (others.length > 0) properties.set('*', others);
    const typed = [...properties].map(([property, schemas]) => [property, typeOf(schemas, `${name}.${property}`)]);
    return { needs, name, properties: typed };
  });
}

/** What an object must have, and what must stand there if that is a few words. */
function needsOf({ required, properties }) {
  return required.map((property) => {
    const all = alternatives(properties[property]);
    const words = all.flatMap((one) => one.enum ?? (one.const === undefined ? [] : [one.const]));
    return all.every((one) => one.enum || one.const !== undefined) && words.length < 30 ? `${property}=${words.join('|')}` : property;
  }).sort().join(' ');
}

// Types that are alike get one number: first all have the same, then they are told apart by what
// they hold until that tells no more of them apart.
const root = typeOf([{ $ref: '#/definitions/TopLevelSpec' }], 'Spec');
let number = new Map([...types.values()].map((type) => [type, 0]));
for (let count = 0; ;) {
  const seen = new Map();
  const next = new Map();
  for (const type of types.values()) {
    const places = type.places.map(({ needs, properties }) => [needs, properties.map(([name, one]) => [name, number.get(one)]).sort()]);
    const sign = JSON.stringify([[...type.kinds].sort(), [...type.words].sort(), type.items && number.get(type.items), places]);
    if (!seen.has(sign)) seen.set(sign, seen.size);
    next.set(type, seen.get(sign));
  }
  number = next;
  if (seen.size === count) break;
  count = seen.size;
}

// Places that are alike get one name.
const placeNames = new Map();
const places = new Map();
const taken = new Set();
function placeName({ needs, name, properties }) {
  const sign = JSON.stringify([needs, properties.map(([property, one]) => [property, number.get(one)]).sort()]);
  if (!placeNames.has(sign)) {
    const plain = name.replace(/<.*?>+/g, '').replace(/\[\]/g, '').replace(/[^A-Za-z0-9.*-]/g, '').replace(/\.\*/g, '.any');
    let free = plain;
    for (let nth = 2; taken.has(free); nth++) free = `${plain}-${nth}`;
    taken.add(free);
    placeNames.set(sign, free);
    const lines = new Map();
    places.set(free, { needs, lines });
    for (const [property, type] of properties) lines.set(property, written(type));
  }
  return placeNames.get(sign);
}

const KINDS = ['any', 'null', 'bool', 'num', 'str', 'expr'];

function written(type) {
  const parts = KINDS.filter((kind) => type.kinds.has(kind));
  if (type.words.size > 0) parts.push(`"${[...type.words].join('|')}"`);
  if (type.items) parts.push(`[ ${written(type.items)} ]`);
  for (const place of type.places) parts.push(`@${placeName(place)}`);
  return parts.join(' ');
}

const whole = written(root);

/** The largest other place that has nothing but what this one has too. */
function base(name) {
  const { lines } = places.get(name);
  const within = ([other, { lines: theirs }]) =>
    other !== name && theirs.size >= 6 && theirs.size < lines.size && [...theirs].every(([property, text]) => lines.get(property) === text);
  return [...places].filter(within).sort((one, two) => two[1].lines.size - one[1].lines.size)[0];
}

// What is long and stands in several places, or is very long, has a name: that of the property
// under which it stands first.
const LONG = 40;
const VERY_LONG = 200;
const wordings = new Map();
for (const { lines } of places.values()) {
  for (const [property, text] of lines) {
    for (const part of [text, ...text.matchAll(/"[^"]*"/g)].map(String)) {
      const seen = wordings.get(part) ?? { times: 0, property };
      wordings.set(part, { ...seen, times: seen.times + 1 });
    }
  }
}
const names = new Map();
const used = new Set();
for (const [part, { times, property }] of [...wordings].sort(([one], [two]) => one.length - two.length)) {
  if (part.length < LONG || (times < 2 && part.length < VERY_LONG)) continue;
  let name = property;
  for (let nth = 2; used.has(name); nth++) name = `${property}-${nth}`;
  used.add(name);
  names.set(part, name);
}
const short = (text, whole = true) =>
  whole && names.has(text) ? `=${names.get(text)}` : text.replace(/"[^"]*"/g, (list) => (names.has(list) && list !== text ? `=${names.get(list)}` : list));

const out = [
  '# The words of Vega-Lite: each place of a spec, its properties and what may stand there.',
  '# Made by vocabulary.mjs out of the JSON schema of vega-lite 6.5.0 (BSD-3-Clause, Copyright (c)',
  '# 2015-2018, University of Washington Interactive Data Lab). Not to be edited.',
  `$ ${short(whole)}`,
  ...[...names].map(([part, name]) => `=${name} ${short(part, false)}`),
];
for (const [name, { needs, lines }] of places) {
  out.push(`@${[name, needs].join(' ').trim()}`);
  const [from, { lines: inherited } = {}] = base(name) ?? [];
  if (from) out.push(`+${from}`);
  const own = [...lines].filter(([property]) => !inherited?.has(property));
  const byType = new Map();
  for (const [property, text] of own) byType.set(text, [...(byType.get(text) ?? []), property]);
  for (const [text, names] of byType) out.push(` ${names.join(',')} ${short(text)}`);
}
console.log(out.join('\n'));
