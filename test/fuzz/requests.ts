/** Valid and invalid requests to one operation of the document. */
import fc from 'fast-check'
import type { FuzzOperation, Parameter } from './document.ts'
import { type FuzzValueOptions, fitting, hostile, spoiled } from './values.ts'

export interface FuzzRequest {
  readonly path: string
  readonly body: string | null
  readonly contentType: string
}

type GivenValues = Readonly<Record<string, unknown>>

export function requestsTo(operation: FuzzOperation, setting: FuzzValueOptions): fc.Arbitrary<FuzzRequest> {
  const { parameters } = operation
  return fc
    .record({
      inPath: given(
        parameters.filter((parameter) => parameter.in === 'path'),
        setting,
      ),
      inQuery: given(
        parameters.filter((parameter) => parameter.in === 'query'),
        setting,
      ),
      body: bodyOf(operation, setting),
      contentType: fc.oneof(
        { weight: 12, arbitrary: fc.constant('application/json') },
        fc.constantFrom('text/plain', 'application/x-www-form-urlencoded', 'multipart/form-data', ''),
      ),
    })
    .map(({ inPath, inQuery, body, contentType }) => ({
      path: `/api/v1${filled(operation.path, inPath)}${queryOf(inQuery)}`,
      body,
      contentType,
    }))
}

/** Required parameters always, the others sometimes; one value in five is hostile. */
function given(parameters: readonly Parameter[], setting: FuzzValueOptions): fc.Arbitrary<GivenValues> {
  const values = parameters.map((parameter) => {
    const fit = fitting(parameter.schema ?? {}, setting, parameter.name)
    return [parameter.name, fc.oneof({ weight: 4, arbitrary: fit }, hostile)] as const
  })
  const always = parameters.filter((parameter) => parameter.in === 'path').map(({ name }) => name)
  return fc.record(Object.fromEntries(values), { requiredKeys: always })
}

function bodyOf({ requestBody }: FuzzOperation, setting: FuzzValueOptions): fc.Arbitrary<string | null> {
  const schema = requestBody?.content['application/json']?.schema
  if (schema === undefined) return fc.constantFrom(null, null, '{"unasked":1}')
  const valid = fitting(schema, setting)
  const spoilt = valid.chain(spoiled)
  return fc.oneof(
    { weight: 5, arbitrary: valid.map(json) },
    { weight: 4, arbitrary: spoilt.map(json) },
    fc.constantFrom(null, '', '{', 'null', '[]', '"text"', '\u0000', '{"__proto__":{"a":1}}'),
  )
}

const json = (value: unknown): string => JSON.stringify(value) ?? 'null'

/** Only dots or an empty value would lead to another path, which is another operation. */
function filled(path: string, values: GivenValues): string {
  return path.replace(/\{(\w+)\}/g, (_, name) => {
    const text = wellFormed(values[name])
    return encodeURIComponent(/^\.{0,2}$/.test(text) ? 'x' : text)
  })
}

const queryOf = (values: GivenValues): string => {
  const query = new URLSearchParams(
    Object.entries(values).flatMap(([name, value]) =>
      (Array.isArray(value) ? value : [value]).map((one): [string, string] => [name, wellFormed(one)]),
    ),
  ).toString()
  return query === '' ? '' : `?${query}`
}

/** As text that an address can contain, and no longer than a server accepts. */
const wellFormed = (value: unknown): string =>
  (typeof value === 'string' ? value : json(value)).toWellFormed().slice(0, 500)
