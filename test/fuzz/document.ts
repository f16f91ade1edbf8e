/** The OpenAPI document as the fuzzer reads it: a flat list of operations. */
import { openApiDocument } from '../../main/adapters/http/openapi.ts'

export interface FuzzSchema {
  readonly $ref?: string
  readonly type?: string | readonly string[]
  readonly const?: unknown
  readonly enum?: readonly unknown[]
  readonly pattern?: string
  readonly minimum?: number
  readonly maximum?: number
  readonly exclusiveMinimum?: number
  readonly minLength?: number
  readonly maxLength?: number
  readonly maxItems?: number
  readonly items?: FuzzSchema
  readonly properties?: Readonly<Record<string, FuzzSchema>>
  readonly required?: readonly string[]
  readonly additionalProperties?: FuzzSchema | boolean
  readonly anyOf?: readonly FuzzSchema[]
  readonly oneOf?: readonly FuzzSchema[]
  readonly allOf?: readonly FuzzSchema[]
}

interface FuzzContent {
  readonly schema?: FuzzSchema
  readonly example?: unknown
}
export interface Parameter {
  readonly name: string
  readonly in: 'path' | 'query'
  readonly required?: boolean
  readonly schema?: FuzzSchema
  readonly example?: unknown
}
export interface FuzzOperation {
  readonly method: string
  readonly path: string
  readonly operationId: string
  readonly summary?: string
  readonly parameters: readonly Parameter[]
  readonly requestBody?: { readonly content: Readonly<Record<string, FuzzContent>> }
  readonly responses: Readonly<Record<string, FuzzResponse>>
}
/** An answer; a reference to a shared one is resolved. */
interface FuzzResponse {
  readonly $ref?: string
  readonly 'x-codes'?: readonly string[]
  readonly content?: Readonly<Record<string, FuzzContent>>
}
export interface ApiDocument {
  readonly plain: Record<string, unknown>
  readonly schemas: Readonly<Record<string, FuzzSchema>>
  readonly operations: readonly FuzzOperation[]
}

export async function readDocument(): Promise<ApiDocument> {
  const plain = JSON.parse(JSON.stringify(await openApiDocument('0.0.0')))
  const paths = plain.paths as Record<string, Record<string, Omit<FuzzOperation, 'method' | 'path'>>>
  const operations = Object.entries(paths).flatMap(([path, item]) =>
    Object.entries(item).map(([method, operation]) => ({
      ...operation,
      parameters: operation.parameters ?? [],
      responses: resolved(operation.responses, plain.components.responses),
      method: method.toUpperCase(),
      path,
    })),
  )
  return { plain, schemas: plain.components.schemas, operations }
}

/** Returns the answers with references to shared ones replaced. */
function resolved(
  responses: FuzzOperation['responses'],
  shared: FuzzOperation['responses'],
): FuzzOperation['responses'] {
  const entries = Object.entries(responses).map(([status, answer]) => {
    const name = answer.$ref?.split('/').at(-1)
    return [status, name === undefined ? answer : (shared[name] ?? answer)] as const
  })
  return Object.fromEntries(entries)
}
