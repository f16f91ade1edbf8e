/** Seeded arbitraries of values that fit a JSON schema, and of values that fit none. */
import fc from 'fast-check'
import type { FuzzSchema } from './document.ts'

type FuzzSchemas = Readonly<Record<string, FuzzSchema>>
type FuzzValue = fc.Arbitrary<unknown>

export interface FuzzValueOptions {
  readonly schemas: FuzzSchemas
  /** Every file that a request names is below it. */
  readonly folder: string
}

const DEEPEST = 8
const NAMES_A_FILE = /path|folder|file/
/** Data of the fuzzer's world, so that requests find something. */
const KNOWN: Readonly<Record<string, readonly unknown[]>> = {
  id: ['fear-greed', 'alerts', 'trades', 'occupations', 'analysis', 'index_update_10min'],
  job_id: ['trades', 'analysis', 'nothing'],
  code: ['M1805', 'A1101'],
  zone: ['Europe/Paris', 'UTC', 'Mars/Olympus'],
  cron: ['0 * * * *', '*/10 9-16 * * 1-5', '0 0 31 2 *'],
}

/** What usually breaks programs. */
export const hostile: FuzzValue = fc.oneof(
  fc.constantFrom<unknown>(null, '', ' ', 0, -1, 1e308, -1e308, 2 ** 53, 0.1, true, [], {}, [[]], 'null'),
  fc.constantFrom(
    '__proto__',
    '../../etc/passwd',
    '\u0000',
    '\ud800',
    "'; DROP TABLE runs; --",
    '%00',
    '{{7*7}}',
  ),
  fc.constantFrom('9999-12-31T23:59:59Z', '0000-00-00', '2026-02-30', '2026-13-01T00:00:00+99:99'),
  fc.string({ unit: 'binary', maxLength: 40 }),
  fc.constant('x'.repeat(20_000)),
  fc.jsonValue({ maxDepth: 3 }),
)

/** Mostly a value of the schema; patterns and limits outside the schema may still reject it. */
export function fitting(schema: FuzzSchema, setting: FuzzValueOptions, name = '', depth = 0): FuzzValue {
  const known = KNOWN[name]
  const value = formed(schema, setting, name, depth)
  if (schema.type === 'string' && NAMES_A_FILE.test(name)) return fileIn(setting.folder)
  return known === undefined || schema.type !== 'string' ? value : fc.oneof(value, fc.constantFrom(...known))
}

const fileIn = (folder: string): FuzzValue =>
  fc.constantFrom('a.csv', 'b.json', 'c.db', 'nowhere/d.parquet', '.').map((file) => `${folder}/${file}`)

function formed(schema: FuzzSchema, setting: FuzzValueOptions, name: string, depth: number): FuzzValue {
  if (depth > DEEPEST) return fc.constant(null)
  if ('const' in schema) return fc.constant(schema.const)
  if (schema.enum !== undefined) return fc.constantFrom(...schema.enum)
  if (schema.$ref !== undefined) {
    const target = setting.schemas[schema.$ref.split('/').at(-1) ?? ''] ?? {}
    return fitting(target, setting, name, depth + 1)
  }
  const choices = schema.anyOf ?? schema.oneOf ?? schema.allOf
  if (choices !== undefined)
    return fc.oneof(...choices.map((choice) => fitting(choice, setting, name, depth + 1)))
  const types = schema.type === undefined ? ['any'] : [schema.type].flat()
  return fc.oneof(...types.map((type) => typed(type, schema, setting, name, depth)))
}

function typed(
  type: string,
  schema: FuzzSchema,
  setting: FuzzValueOptions,
  name: string,
  depth: number,
): FuzzValue {
  switch (type) {
    case 'string':
      return text(schema)
    case 'integer':
      return fc.oneof({ weight: 3, arbitrary: near(schema) }, whole(schema))
    case 'number':
      return fc.oneof(whole(schema), fc.double({ ...ends(schema), noNaN: true }))
    case 'boolean':
      return fc.boolean()
    case 'null':
      return fc.constant(null)
    case 'array':
      return fc.array(fitting(schema.items ?? {}, setting, name, depth + 1), { maxLength: 3 })
    case 'object':
      return record(schema, setting, depth)
    default:
      return fc.jsonValue({ maxDepth: 2 })
  }
}

function text({ pattern, minLength = 0, maxLength = 60 }: FuzzSchema): FuzzValue {
  if (pattern !== undefined) return fc.stringMatching(new RegExp(pattern), { size: 'small' })
  const most = Math.min(maxLength, minLength + 60)
  return fc.oneof(
    fc.string({ minLength, maxLength: most }),
    fc.string({ minLength, maxLength: most, unit: 'grapheme' }),
  )
}

const ends = ({ minimum, exclusiveMinimum, maximum }: FuzzSchema) => {
  const min = minimum ?? exclusiveMinimum ?? -1000
  return { min, max: Math.max(min, maximum ?? min + 1e6) }
}

const whole = (schema: FuzzSchema): FuzzValue => {
  const { min, max } = ends(schema)
  return fc.integer({ min: Math.ceil(Math.max(min, -(2 ** 31))), max: Math.floor(Math.min(max, 2 ** 31)) })
}

/** Small numbers, such as the ids that exist. */
const near = (schema: FuzzSchema): FuzzValue => {
  const min = Math.max(Math.ceil(ends(schema).min), -(2 ** 31))
  return fc.integer({ min, max: Math.min(min + 5, Math.max(min, Math.floor(ends(schema).max))) })
}

function record(
  { properties = {}, required = [], additionalProperties }: FuzzSchema,
  setting: FuzzValueOptions,
  depth: number,
) {
  const named = fc.record(
    Object.fromEntries(
      Object.entries(properties).map(([name, schema]) => [name, fitting(schema, setting, name, depth + 1)]),
    ),
    { requiredKeys: [...required].filter((name) => name in properties) },
  )
  if (typeof additionalProperties !== 'object') return named
  const more = fc.dictionary(
    fc.constantFrom('analysis', 'alerts', 'extra', 'X-Team'),
    fitting(additionalProperties, setting, '', depth + 1),
    { maxKeys: 2 },
  )
  return fc.tuple(named, more).map(([mine, other]) => ({ ...other, ...mine }))
}

/** Returns the value with one part replaced, dropped or added by something hostile. Files stay in their folder. */
export function spoiled(value: unknown): FuzzValue {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return hostile
  const names = Object.keys(value).filter((name) => !NAMES_A_FILE.test(name))
  const added = fc
    .tuple(fc.constantFrom('extra', '__proto__', 'constructor', ''), hostile)
    .map(([name, what]) => ({ ...value, [name]: what }))
  if (names.length === 0) return added
  const place = fc.constantFrom(...names)
  const replaced = place.chain((name) => {
    const inner = (value as Record<string, unknown>)[name]
    return fc.oneof(hostile, spoiled(inner)).map((what) => ({ ...value, [name]: what }))
  })
  const dropped = place.map((gone) =>
    Object.fromEntries(Object.entries(value).filter(([name]) => name !== gone)),
  )
  return fc.oneof({ weight: 3, arbitrary: replaced }, dropped, added)
}
