/** The part of JSON Schema that the settings use, and the field for each kind. */

export interface FormSchema {
  readonly type?: string
  readonly const?: JsonValue
  readonly enum?: readonly JsonValue[]
  readonly anyOf?: readonly FormSchema[]
  readonly oneOf?: readonly FormSchema[]
  readonly properties?: Readonly<Record<string, FormSchema>>
  readonly required?: readonly string[]
  readonly additionalProperties?: FormSchema | boolean
  readonly propertyNames?: FormSchema
  readonly items?: FormSchema
  readonly minItems?: number
  readonly maxItems?: number
  readonly minimum?: number
  readonly maximum?: number
  readonly exclusiveMinimum?: number
  readonly minLength?: number
  readonly maxLength?: number
  readonly pattern?: string
  readonly format?: string
  readonly default?: JsonValue
}

/** Any JSON. */
export type JsonValue = string | number | boolean | null | JsonValue[] | { [name: string]: JsonValue }

/** A JSON object. */
export type SchemaObject = { [name: string]: JsonValue }

/** Whether a value is an object, and neither a list nor null. */
export function isObject(value: unknown): value is SchemaObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

/** Returns the schemas of which a value fits one; undefined if there is only one form. */
export const variantsOf = (schema: FormSchema) => schema.anyOf ?? schema.oneOf

/** Returns all values of a schema with only a few, in order; null if it is open. */
export function valuesOf(schema: FormSchema): readonly JsonValue[] | null {
  if (schema.const !== undefined) return [schema.const]
  if (schema.enum) return schema.enum
  const parts = variantsOf(schema)?.map(valuesOf)
  return parts?.every((part) => part !== null) ? parts.flat() : null
}

/** Returns the schema without null, and whether null was one of its values. */
export function withoutNull(schema: FormSchema): { readonly schema: FormSchema; readonly nullable: boolean } {
  const variants = variantsOf(schema)
  const rest = variants?.filter((variant) => variant.type !== 'null')
  if (!variants || !rest || rest.length === variants.length) return { schema, nullable: false }
  const only = rest.length === 1 ? rest[0] : undefined
  return { schema: only ?? { ...schema, anyOf: rest }, nullable: true }
}

/** The controls of the forms. */
export type FieldKind =
  | 'choice'
  | 'switch'
  | 'number'
  | 'text'
  | 'scalar'
  | 'several'
  | 'lines'
  | 'pairs'
  | 'list'
  | 'group'
  | 'variant'
  | 'json'

/** Returns the field for a schema. Anything else is edited as JSON. */
export function fieldKind(schema: FormSchema): FieldKind {
  if (valuesOf(schema)) return 'choice'
  const variants = variantsOf(schema)
  if (variants) return kindOfVariants(variants)
  switch (schema.type) {
    case 'boolean':
      return 'switch'
    case 'integer':
    case 'number':
      return 'number'
    case 'string':
      return 'text'
    case 'array':
      return kindOfArray(schema.items ?? {})
    case 'object':
      return kindOfObject(schema)
    default:
      return 'json'
  }
}

/** Kinds that use a whole row of a form. */
const WIDE: readonly FieldKind[] = ['json', 'lines', 'pairs', 'list', 'group', 'variant', 'several']

/** Returns the class of a field: wide if its control needs a whole row. */
export function fieldClass(schema: FormSchema): string {
  return WIDE.includes(fieldKind(withoutNull(schema).schema)) ? 'field wide' : 'field'
}

function kindOfVariants(variants: readonly FormSchema[]): FieldKind {
  if (variants.every((variant) => variant.type === 'string')) return 'text'
  if (variants.some((variant) => variant.type === 'object')) return 'variant'
  return variants.every(({ type }) => SCALARS.includes(type ?? '')) ? 'scalar' : 'json'
}

/** What one line of text can stand for. */
const SCALARS = ['string', 'number', 'integer', 'boolean', 'null']

function kindOfArray(items: FormSchema): FieldKind {
  const few = valuesOf(items)
  if (few) return 'several'
  if (items.type === 'integer' && items.minimum !== undefined && (items.maximum ?? 99) - items.minimum < 12) {
    return 'several'
  }
  if (items.type === 'string') return 'lines'
  return items.type === 'object' || variantsOf(items) ? 'list' : 'json'
}

/** What stands behind a name on one line. */
const PAIRED = ['string', 'number', 'integer']

function kindOfObject(schema: FormSchema): FieldKind {
  if (schema.properties) return 'group'
  const value = schema.additionalProperties
  return typeof value === 'object' && PAIRED.includes(value.type ?? '') ? 'pairs' : 'json'
}

/** Returns the initial value of a new item: its default if there is one, otherwise the simplest one of the type. */
export function blankOf(schema: FormSchema): JsonValue {
  if (schema.default !== undefined) return schema.default
  const first = valuesOf(schema)?.[0]
  if (first !== undefined) return first
  const variant = variantsOf(schema)?.[0]
  if (variant) return blankOf(variant)
  if (schema.properties) {
    const required = Object.entries(schema.properties).filter(([name]) => schema.required?.includes(name))
    return Object.fromEntries(required.map(([name, property]) => [name, blankOf(property)]))
  }
  return blanks[schema.type ?? 'null'] ?? null
}

const blanks: Readonly<Record<string, JsonValue>> = {
  boolean: false,
  integer: 1,
  number: 1,
  string: '',
  array: [],
  object: {},
}
