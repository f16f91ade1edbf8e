/** Adds what readers of an OpenAPI document expect beyond the schemas: tags, status descriptions, examples. */
import { STATUS_CODES } from 'node:http'
import type { OpenAPIGenerator } from '@orpc/openapi'
import { type ExampleSchema, exampleOf } from './openapi-examples.ts'

/** An OpenAPI 3.1 document, as plain data. */
export type OpenApiDocument = Awaited<ReturnType<OpenAPIGenerator['generate']>>

interface OpenApiContent {
  schema?: ExampleSchema
  example?: unknown
}
interface Body {
  description?: string
  content?: Record<string, OpenApiContent>
}
interface OpenApiOperation {
  operationId?: string
  tags?: string[]
  parameters?: { schema?: ExampleSchema; example?: unknown }[]
  requestBody?: Body
  responses?: Record<string, Body>
}
type OpenApiSchemas = Readonly<Record<string, ExampleSchema>>

/** Returns the document with tags by domain, described answers and an example of every body and parameter. */
export function polished(document: OpenApiDocument): OpenApiDocument {
  const copy = structuredClone(document)
  const schemas = (copy.components?.schemas ?? {}) as OpenApiSchemas
  const operations = Object.values(copy.paths ?? {}).flatMap(
    (item) => Object.values(item ?? {}) as OpenApiOperation[],
  )
  for (const operation of operations) polish(operation, schemas)
  const tags = [...new Set(operations.flatMap((operation) => operation.tags ?? []))].sort()
  return { ...copy, tags: tags.map((name) => ({ name })) }
}

function polish(operation: OpenApiOperation, schemas: OpenApiSchemas): void {
  operation.tags ??= [operation.operationId?.split('.')[0] ?? 'system']
  for (const parameter of operation.parameters ?? []) {
    if (parameter.schema !== undefined) parameter.example = exampleOf(parameter.schema, schemas)
  }
  if (operation.requestBody !== undefined) illustrate(operation.requestBody, schemas)
  for (const [status, answer] of Object.entries(operation.responses ?? {})) {
    answer.description = STATUS_CODES[status] ?? status
    illustrate(answer, schemas)
  }
}

function illustrate({ content = {} }: Body, schemas: OpenApiSchemas): void {
  for (const [type, body] of Object.entries(content)) {
    if (type === 'application/json' && body.schema !== undefined)
      body.example = exampleOf(body.schema, schemas)
  }
}
