/** Adds what readers of an OpenAPI document expect beyond the schemas: tags, names, status descriptions, examples. */
import { STATUS_CODES } from 'node:http'
import type { OpenAPIGenerator } from '@orpc/openapi'
import type { ErrorCode } from '../../../shared/error-codes.ts'
import { API_ROUTES, type ApiRoute } from '../router/routes.ts'
import { type ExampleSchema, exampleOf } from './openapi-examples.ts'
import { answerHeaders, HEADERS, headerErrors, requestHeaders } from './openapi-headers.ts'
import { ModelNames, type OpenApiSchema, pascal } from './openapi-models.ts'
import { codesOf, type ProblemResponse, problemResponse, responseName } from './openapi-problems.ts'

/** An OpenAPI 3.1 document, as plain data. */
export type OpenApiDocument = Awaited<ReturnType<OpenAPIGenerator['generate']>>

interface OpenApiContent {
  schema?: OpenApiSchema
  example?: unknown
}
interface Body {
  $ref?: string
  description?: string
  headers?: ReturnType<typeof answerHeaders>
  content?: Record<string, OpenApiContent>
}
interface OpenApiParameter {
  name?: string
  schema?: OpenApiSchema
  description?: string
  example?: unknown
  allowEmptyValue?: boolean
  allowReserved?: boolean
}
interface OpenApiOperation {
  operationId?: string
  tags?: string[]
  parameters?: OpenApiParameter[]
  requestBody?: Body
  responses?: Record<string, Body>
}

/** Returns the document with tags, named models, shared error answers, and an example of every body and parameter. */
export function polished(document: OpenApiDocument): OpenApiDocument {
  const copy = structuredClone(document)
  const names = new ModelNames((copy.components?.schemas ?? {}) as Record<string, OpenApiSchema>)
  const errors = new Map<string, ProblemResponse>()
  const entries = Object.values(copy.paths ?? {}).flatMap((item) =>
    Object.entries((item ?? {}) as Record<string, OpenApiOperation>),
  )
  const operations = entries.map(([, operation]) => operation)
  for (const operation of operations.toSorted(byReading)) nameModels(operation, names)
  for (const [method, operation] of entries) {
    const route = routeCalled(operation.operationId)
    addHeaders(operation, route)
    shareErrors(operation, errorsOfRequest(method, route), errors)
  }
  errors.set('MethodNotAllowed', problemResponse(['method_not_allowed'], 405))
  for (const operation of operations) illustrate(operation, names.models as Record<string, ExampleSchema>)
  const tags = [...new Set(operations.flatMap((operation) => operation.tags ?? []))].sort()
  const components = {
    ...copy.components,
    headers: HEADERS,
    schemas: names.models,
    responses: Object.fromEntries(errors),
  }
  return { ...copy, components, tags: tags.map((name) => ({ name })) } as OpenApiDocument
}

/** Operations that answer one thing name it; lists and changes of it follow. */
const byReading = (a: OpenApiOperation, b: OpenApiOperation): number =>
  Number(b.operationId?.endsWith('.get')) - Number(a.operationId?.endsWith('.get'))

const nameOf = ({ operationId = '' }: OpenApiOperation): string => operationId.split('.').map(pascal).join('')

function nameModels(operation: OpenApiOperation, names: ModelNames): void {
  operation.tags ??= [operation.operationId?.split('.')[0] ?? 'system']
  for (const parameter of operation.parameters ?? []) {
    delete parameter.allowEmptyValue
    delete parameter.allowReserved
    if (parameter.schema?.description !== undefined) parameter.description = parameter.schema.description
  }
  const bodies = [
    ['Body', operation.requestBody] as const,
    ...Object.entries(operation.responses ?? {}).map(([status, answer]) =>
      Number(status) < 400 ? (['Answer', answer] as const) : (['', undefined] as const),
    ),
  ]
  for (const [kind, body] of bodies) {
    for (const content of Object.values(body?.content ?? {}))
      if (content.schema !== undefined) content.schema = names.refer(content.schema, nameOf(operation) + kind)
  }
}

function routeCalled(operationId: string | undefined): ApiRoute {
  const route = API_ROUTES.find(({ name }) => name === operationId)
  if (route === undefined) throw new Error(`The contract has no operation ${operationId}`)
  return route
}

function addHeaders(operation: OpenApiOperation, route: ApiRoute): void {
  const headers = requestHeaders(route)
  if (headers.length > 0) operation.parameters = [...(operation.parameters ?? []), ...headers]
  for (const [status, answer] of Object.entries(operation.responses ?? {}))
    if (Number(status) < 400) answer.headers = answerHeaders(route)
}

type CodesByStatus = Readonly<Record<number, readonly ErrorCode[]>>

/** Errors of the request itself. Any body can be too large or no JSON: operations without input refuse one too. */
const errorsOfRequest = (method: string, route: ApiRoute): CodesByStatus => ({
  ...(method !== 'get' && { 413: ['request_too_large'], 415: ['media_type_unsupported'] }),
  ...headerErrors(route),
})

/** Replaces each error answer by the shared one for its codes. */
function shareErrors(
  { responses = {} }: OpenApiOperation,
  ofRequest: CodesByStatus,
  shared: Map<string, ProblemResponse>,
): void {
  for (const status of Object.keys(ofRequest)) responses[status] ??= {}
  for (const [status, answer] of Object.entries(responses)) {
    if (Number(status) < 400) continue
    const declared = answer.content?.['application/json']?.schema?.properties?.code as
      | { readonly enum?: readonly string[] }
      | undefined
    const codes = [...codesOf(declared?.enum ?? []), ...(ofRequest[Number(status)] ?? [])]
    const name = responseName(codes)
    shared.set(name, problemResponse(codes, Number(status)))
    responses[status] = { $ref: `#/components/responses/${name}` }
  }
}

function illustrate(
  { parameters = [], requestBody, responses = {} }: OpenApiOperation,
  schemas: Readonly<Record<string, ExampleSchema>>,
): void {
  for (const parameter of parameters)
    if (parameter.schema !== undefined && parameter.example === undefined)
      parameter.example = exampleOf(parameter.schema as ExampleSchema, schemas)
  for (const [status, answer] of Object.entries(responses))
    if (answer.$ref === undefined) answer.description = STATUS_CODES[status] ?? status
  for (const body of [requestBody, ...Object.values(responses)]) {
    const content = body?.content?.['application/json']
    if (content?.schema !== undefined) content.example = exampleOf(content.schema as ExampleSchema, schemas)
  }
}
