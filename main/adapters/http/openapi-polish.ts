/** Adds what readers of an OpenAPI document expect beyond the schemas: tags, names, status descriptions, examples. */
import { STATUS_CODES } from 'node:http'
import type { OpenAPIGenerator } from '@orpc/openapi'
import type { ErrorCode } from '../../../shared/error-codes.ts'
import { API_ROUTES, type ApiRoute } from '../router/routes.ts'
import { type ExampleSchema, exampleOf } from './openapi-examples.ts'
import { answerHeaders, HEADERS, headerErrors, requestHeaders } from './openapi-headers.ts'
import { ModelNames, pascal } from './openapi-models.ts'
import type { OpenApiAnswer, OpenApiOperation } from './openapi-operation.ts'
import { sharedParts } from './openapi-parts.ts'
import { plainSchema } from './openapi-plain.ts'
import { codesOf, problemResponse, responseName } from './openapi-problems.ts'
import type { OpenApiSchema } from './openapi-schema.ts'
import { shareAnswers, shareParameters } from './openapi-shared.ts'

/** An OpenAPI 3.1 document, as plain data. */
export type OpenApiDocument = Awaited<ReturnType<OpenAPIGenerator['generate']>>

/**
 * Returns the document with tags, named models, an example of every body and parameter, and what several operations have in
 * common written once.
 */
export function polished(document: OpenApiDocument): OpenApiDocument {
  const copy = structuredClone(document)
  const entries = Object.values(copy.paths ?? {}).flatMap((item) =>
    Object.entries((item ?? {}) as Record<string, OpenApiOperation>),
  )
  const operations = entries.map(([, operation]) => operation)
  const schemas = named(operations, (copy.components?.schemas ?? {}) as Record<string, OpenApiSchema>)
  const errors = new Map<string, OpenApiAnswer>()
  for (const [method, operation] of entries) {
    const route = routeCalled(operation.operationId)
    addHeaders(operation, route)
    shareErrors(operation, errorsOfRequest(method, route), errors)
  }
  errors.set('MethodNotAllowed', problemResponse(['method_not_allowed'], 405))
  for (const operation of operations) illustrate(operation, schemas as Record<string, ExampleSchema>)
  const tags = [...new Set(operations.flatMap((operation) => operation.tags ?? []))].sort()
  const components: object = {
    ...copy.components,
    headers: HEADERS,
    schemas,
    parameters: shareParameters(operations),
    responses: { ...Object.fromEntries(errors), ...shareAnswers(operations) },
  }
  return { ...copy, components, tags: tags.map((name) => ({ name })) } as OpenApiDocument
}

/** Names the models of the operations, and the repeated parts of these. @returns all of them by name */
function named(
  operations: readonly OpenApiOperation[],
  common: Readonly<Record<string, OpenApiSchema>>,
): Readonly<Record<string, OpenApiSchema>> {
  const plain = Object.entries(common).map(([name, schema]) => [name, plainSchema(schema)] as const)
  const names = new ModelNames(Object.fromEntries(plain))
  for (const operation of operations.toSorted(byReading)) nameModels(operation, names)
  const parameters = operations.flatMap((operation) => operation.parameters ?? [])
  const parts = sharedParts(
    names.models,
    parameters.map(({ name = '', schema = {} }) => [name, schema] as const),
  )
  for (const parameter of parameters)
    if (parameter.schema !== undefined) parameter.schema = parts.share(parameter.schema)
  return parts.models
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
    if (parameter.schema === undefined) continue
    const { description, ...schema } = plainSchema(parameter.schema)
    if (description !== undefined) parameter.description = description
    parameter.schema = schema
  }
  const bodies = [
    ['Body', operation.requestBody] as const,
    ...Object.entries(operation.responses ?? {}).map(([status, answer]) =>
      Number(status) < 400 ? (['Answer', answer] as const) : (['', undefined] as const),
    ),
  ]
  for (const [kind, body] of bodies) {
    for (const content of Object.values(body?.content ?? {}))
      if (content.schema !== undefined)
        content.schema = names.refer(plainSchema(content.schema), nameOf(operation) + kind)
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
  ...(method !== 'get' && {
    413: ['request_too_large'],
    415: ['media_type_unsupported', 'media_type_missing'],
  }),
  ...headerErrors(route),
})

/** Replaces each error answer by the shared one for its codes. */
function shareErrors(
  { responses = {} }: OpenApiOperation,
  ofRequest: CodesByStatus,
  shared: Map<string, OpenApiAnswer>,
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
      parameter.example = exampleOf(parameter.schema as ExampleSchema, schemas, parameter.name)
  for (const [status, answer] of Object.entries(responses))
    if (answer.$ref === undefined) answer.description = STATUS_CODES[status] ?? status
  for (const body of [requestBody, ...Object.values(responses)]) {
    const content = body?.content?.['application/json']
    if (content?.schema !== undefined) content.example = exampleOf(content.schema as ExampleSchema, schemas)
  }
}
