/** A JSON schema as the OpenAPI document has it, and a walk through the schemas inside one. */

/** A JSON schema, as plain data. */
export interface OpenApiSchema {
  $ref?: string
  type?: string | readonly string[]
  const?: unknown
  enum?: readonly unknown[]
  pattern?: string
  minimum?: number
  maximum?: number
  description?: string
  default?: unknown
  items?: OpenApiSchema
  prefixItems?: OpenApiSchema[]
  properties?: Record<string, OpenApiSchema>
  propertyNames?: OpenApiSchema
  additionalProperties?: OpenApiSchema | boolean
  anyOf?: OpenApiSchema[]
  oneOf?: OpenApiSchema[]
  allOf?: OpenApiSchema[]
  discriminator?: { propertyName: string; mapping: Record<string, string> }
}

/** Keywords that hold a schema, and keywords that hold a list of them. */
const ONE = ['items', 'propertyNames', 'additionalProperties'] as const
const SEVERAL = ['prefixItems', 'anyOf', 'oneOf', 'allOf'] as const

/** Where a schema stands in the one around it. */
export type SchemaPlace = 'properties' | (typeof ONE)[number] | (typeof SEVERAL)[number]

/**
 * Returns a copy with each schema directly inside it changed.
 * @param change is given the inner schema, its place and, of a property, its name
 */
export function mapInner(
  schema: OpenApiSchema,
  change: (inner: OpenApiSchema, place: SchemaPlace, property: string) => OpenApiSchema,
): OpenApiSchema {
  const copy: OpenApiSchema = { ...schema }
  if (schema.properties !== undefined)
    copy.properties = Object.fromEntries(
      Object.entries(schema.properties).map(([name, inner]) => [name, change(inner, 'properties', name)]),
    )
  for (const place of ONE) {
    const inner = schema[place]
    if (typeof inner === 'object') copy[place] = change(inner, place, '')
  }
  for (const place of SEVERAL) {
    const inner = schema[place]
    if (inner !== undefined) copy[place] = inner.map((each) => change(each, place, ''))
  }
  return copy
}
