/** Requests for every operation of the OpenAPI document: as its examples show them, and spoilt in every way. */
import fc from 'fast-check'
import type { OpenApiDocument } from '../../main/adapters/http/openapi.ts'

export interface Operation {
  readonly id: string
  readonly method: string
  readonly path: string
  readonly parameters: readonly { readonly name: string; readonly in: string; readonly example: unknown }[]
  readonly body: Readonly<Record<string, unknown>> | null
  readonly statuses: readonly number[]
  /** Codes by status. */
  readonly codes: ReadonlyMap<number, readonly string[]>
}

export interface Attempt {
  readonly operation: Operation
  readonly url: string
  readonly method: string
  readonly body: string | null
}

interface Documented {
  readonly operationId: string
  readonly parameters?: Operation['parameters']
  readonly requestBody?: {
    readonly content: { readonly 'application/json': { readonly example: Record<string, unknown> } }
  }
  readonly responses: Readonly<
    Record<
      string,
      {
        readonly content?: Readonly<
          Record<
            string,
            {
              readonly schema?: {
                readonly properties?: { readonly code?: { readonly enum?: readonly string[] } }
              }
            }
          >
        >
      }
    >
  >
}

export function operationsOf(document: OpenApiDocument): readonly Operation[] {
  return Object.entries(document.paths ?? {}).flatMap(([path, item]) =>
    Object.entries(item ?? {}).map(([method, value]) => {
      const documented = value as unknown as Documented
      const answers = Object.entries(documented.responses)
      return {
        id: documented.operationId,
        method: method.toUpperCase(),
        path,
        parameters: documented.parameters ?? [],
        body: documented.requestBody?.content['application/json'].example ?? null,
        statuses: answers.map(([status]) => Number(status)),
        codes: new Map(
          answers.map(([status, { content }]) => [
            Number(status),
            content?.['application/json']?.schema?.properties?.code?.enum ?? [],
          ]),
        ),
      }
    }),
  )
}

const spoilt = fc.oneof(
  {
    weight: 2,
    arbitrary: fc.constantFrom<unknown>(
      '',
      ' ',
      '../../etc/passwd',
      "'; DROP TABLE runs; --",
      '\u0000',
      '%',
      'é🙂',
      'NaN',
    ),
  },
  { weight: 2, arbitrary: fc.constantFrom<unknown>(-1, 0, 1e308, -1e308, 0.1, 2 ** 53, null, true, [], {}) },
  { weight: 1, arbitrary: fc.string({ maxLength: 300 }) },
  { weight: 1, arbitrary: fc.jsonValue({ maxDepth: 3 }) },
)

/** Half of the values stay as the example has them, so that most requests get past the first check. */
const perhaps = (example: unknown) =>
  fc.oneof({ weight: 3, arbitrary: fc.constant(example) }, { weight: 1, arbitrary: spoilt })

export function attempts(operations: readonly Operation[]): fc.Arbitrary<Attempt> {
  return fc.constantFrom(...operations).chain((operation) => {
    const values = fc.tuple(...operation.parameters.map(({ example }) => perhaps(example)))
    const whole = operation.body === null ? fc.constant(null) : bodies(operation.body)
    return fc.tuple(values, whole).map(([given, body]) => ({
      operation,
      method: operation.method,
      url: addressed(operation, given),
      body,
    }))
  })
}

function bodies(example: Readonly<Record<string, unknown>>): fc.Arbitrary<string> {
  const fields = Object.entries(example).map(([name, value]) =>
    perhaps(value).map((chosen) => [name, chosen] as const),
  )
  const record = fc.tuple(...fields).map((entries) => JSON.stringify(Object.fromEntries(entries)))
  const broken = fc.constantFrom('', '{', '[]', 'null', '"text"', '{"a":1}')
  return fc.oneof({ weight: 8, arbitrary: record }, { weight: 1, arbitrary: broken })
}

function addressed({ path, parameters }: Operation, values: readonly unknown[]): string {
  const query = new URLSearchParams()
  let place = path
  parameters.forEach(({ name, in: where }, index) => {
    const text = typeof values[index] === 'string' ? values[index] : JSON.stringify(values[index])
    if (where === 'path') place = place.replace(`{${name}}`, encodeURIComponent(text) || '%20')
    else query.set(name, text)
  })
  return `/api/v1${place}?${query}`
}
