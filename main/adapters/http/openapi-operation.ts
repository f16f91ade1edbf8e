/** The operations of the OpenAPI document, as plain data. */
import type { OpenApiSchema } from './openapi-schema.ts'

interface OpenApiContent {
  schema?: OpenApiSchema
  example?: unknown
}
/** A body of a request or of an answer, or a reference to a shared answer. */
export interface OpenApiAnswer {
  $ref?: string
  description?: string
  headers?: Readonly<Record<string, object>>
  content?: Record<string, OpenApiContent>
}
/** A parameter, or a reference to a shared one. */
export interface OpenApiParameter {
  $ref?: string
  name?: string
  in?: string
  schema?: OpenApiSchema
  description?: string
  example?: unknown
  allowEmptyValue?: boolean
  allowReserved?: boolean
}
export interface OpenApiOperation {
  operationId?: string
  tags?: string[]
  parameters?: OpenApiParameter[]
  requestBody?: OpenApiAnswer
  responses?: Record<string, OpenApiAnswer>
}
