/** Leaves out of a generated JSON schema what says nothing, so that equal things are written equally. */
import { mapInner, type OpenApiSchema } from './openapi-schema.ts'

/** The types of any JSON value, which the generator writes out level by level, each time to another depth. */
const JSON_TYPES = new Set(['string', 'number', 'boolean', 'null', 'array', 'object'])

/**
 * Returns the schema without the limits of whole numbers that JSON itself has, without names of properties that may be any
 * text, with the type of constant texts, and with a value that may be any JSON as a schema without conditions.
 */
export function plainSchema(schema: OpenApiSchema): OpenApiSchema {
  const plain = mapInner(schema, plainSchema)
  if (plain.minimum === Number.MIN_SAFE_INTEGER) delete plain.minimum
  if (plain.maximum === Number.MAX_SAFE_INTEGER) delete plain.maximum
  if (isAnyText(plain.propertyNames)) delete plain.propertyNames
  // Without it, generated clients take the constant for a value of any kind, and cannot tell the models of a choice apart.
  if (typeof plain.const === 'string') plain.type = 'string'
  if (plain.anyOf !== undefined && acceptsAll(plain.anyOf)) delete plain.anyOf
  return plain
}

const isAnyText = (schema: OpenApiSchema | undefined): boolean =>
  schema?.type === 'string' && Object.keys(schema).length === 1

const acceptsAll = (choices: readonly OpenApiSchema[]): boolean =>
  choices.some((choice) => Object.keys(choice).length === 0) ||
  (choices.every(isUnconditional) && new Set(choices.map(({ type }) => type)).size === JSON_TYPES.size)

/** Whether it accepts every value of its type. */
const isUnconditional = ({ type, items, additionalProperties, ...more }: OpenApiSchema): boolean =>
  typeof type === 'string' &&
  JSON_TYPES.has(type) &&
  [items, additionalProperties].every((inner) => inner === undefined || isEmpty(inner)) &&
  Object.keys(more).length === 0

const isEmpty = (schema: OpenApiSchema | boolean): boolean =>
  schema === true || Object.keys(schema).length === 0
