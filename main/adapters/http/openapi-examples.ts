/** Builds one plausible value of a JSON schema, so that every operation of the document has examples. */

export interface ExampleSchema {
  readonly $ref?: string
  readonly type?: string | readonly string[]
  readonly const?: unknown
  readonly enum?: readonly unknown[]
  readonly default?: unknown
  readonly examples?: readonly unknown[]
  readonly format?: string
  readonly pattern?: string
  readonly minimum?: number
  readonly exclusiveMinimum?: number
  readonly minLength?: number
  readonly minItems?: number
  readonly items?: ExampleSchema
  readonly properties?: Readonly<Record<string, ExampleSchema>>
  readonly anyOf?: readonly ExampleSchema[]
  readonly oneOf?: readonly ExampleSchema[]
  readonly allOf?: readonly ExampleSchema[]
}

type OpenApiSchemas = Readonly<Record<string, ExampleSchema>>

const FORMATS: Readonly<Record<string, string>> = {
  'date-time': '2026-11-22T15:20:00+01:00',
  date: '2026-11-22',
  uri: 'http://127.0.0.1:8080/',
  url: 'http://127.0.0.1:8080/',
}

/** Texts for the patterns of the contract; tried in order. */
const TEXTS = [
  'fear-greed',
  'index_update_10min',
  '22:00',
  'M1805',
  'BTCUSDT',
  '1',
  'text',
  '$.signal',
  '/path',
  'K',
  '42000.10',
]

/** Texts without a pattern, by the name of their field. */
const NAMED: Readonly<Record<string, string>> = {
  zone: 'Europe/Paris',
  name: 'Fear & Greed',
  trigger: 'interval[0:10:00]',
  cron: '0 2 1 * *',
  symbol: 'BTCUSDT',
  label: 'fear_greed.step.market',
  message: 'The job "fear-greed" has started',
  code: 'source_timeout',
  run_id: '01a2020d-f326-7000-b099-edf7af384261',
  cursor: '50',
  next_cursor: '50',
}

/** Returns the schema's own example, otherwise the smallest valid value. References are to `#/components/schemas`. */
export function exampleOf(schema: ExampleSchema, schemas: OpenApiSchemas, name = '', depth = 0): unknown {
  const [shown] = schema.examples ?? []
  if (shown !== undefined) return shown
  if ('const' in schema) return schema.const
  if ('default' in schema) return schema.default
  if (schema.enum !== undefined) return schema.enum[0]
  if (schema.$ref !== undefined) return referred(schema.$ref, schemas, depth)
  const choices = schema.anyOf ?? schema.oneOf ?? schema.allOf
  const [choice] = choices ?? []
  return choice === undefined
    ? plain(schema, schemas, name, depth)
    : exampleOf(choice, schemas, name, depth + 1)
}

function referred(reference: string, schemas: OpenApiSchemas, depth: number): unknown {
  const schema = schemas[reference.split('/').at(-1) ?? '']
  return schema === undefined || depth > 24 ? {} : exampleOf(schema, schemas, '', depth + 1)
}

function plain(schema: ExampleSchema, schemas: OpenApiSchemas, name: string, depth: number): unknown {
  const type = typeof schema.type === 'object' ? schema.type[0] : schema.type
  if (type === 'string') return text(schema, name)
  if (type === 'integer' || type === 'number')
    return Math.max(1, schema.minimum ?? (schema.exclusiveMinimum ?? 0) + 1)
  if (type === 'boolean') return true
  if (type === 'array')
    return schema.items === undefined ? [] : [exampleOf(schema.items, schemas, name, depth + 1)]
  return type === 'object' ? record(schema, schemas, depth) : null
}

function record({ properties = {} }: ExampleSchema, schemas: OpenApiSchemas, depth: number): unknown {
  return Object.fromEntries(
    Object.entries(properties).map(([name, schema]) => [name, exampleOf(schema, schemas, name, depth + 1)]),
  )
}

function text({ format, pattern, minLength = 0 }: ExampleSchema, name: string): string {
  if (format !== undefined && format in FORMATS) return FORMATS[format] ?? ''
  const fitting = TEXTS.find((candidate) => pattern === undefined || new RegExp(pattern).test(candidate))
  return (pattern === undefined ? (NAMED[name] ?? 'text') : (fitting ?? 'text')).padEnd(minLength, '0')
}
