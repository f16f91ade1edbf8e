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
  readonly $ref?: string
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
/** An answer. References to shared answers and parameters are resolved. */
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
      parameters: (operation.parameters ?? []).map((each) => referred(each, plain.components.parameters)),
      responses: Object.fromEntries(
        Object.entries(operation.responses).map(
          ([status, answer]) => [status, referred(answer, plain.components.responses)] as const,
        ),
      ),
      method: method.toUpperCase(),
      path,
    })),
  )
  return { plain, schemas: plain.components.schemas, operations }
}

/** Returns what a reference to a component names; anything else as it is. */
function referred<T extends { readonly $ref?: string }>(part: T, components: Readonly<Record<string, T>>): T {
  const name = part.$ref?.split('/').at(-1)
  return name === undefined ? part : (components[name] ?? part)
}
