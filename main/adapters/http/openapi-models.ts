/** Gives each object of the OpenAPI document a name, so that generated clients have no anonymous models. */

/** A JSON schema, as plain data. */
export interface OpenApiSchema {
  $ref?: string
  type?: string | readonly string[]
  const?: unknown
  description?: string
  default?: unknown
  items?: OpenApiSchema
  prefixItems?: OpenApiSchema[]
  properties?: Record<string, OpenApiSchema>
  additionalProperties?: OpenApiSchema | boolean
  anyOf?: OpenApiSchema[]
  oneOf?: OpenApiSchema[]
  allOf?: OpenApiSchema[]
  discriminator?: { propertyName: string; mapping: Record<string, string> }
}
type Models = Record<string, OpenApiSchema>

const REFERENCE = '#/components/schemas/'

/** Names objects; equal ones get one name, the first that was proposed. */
export class ModelNames {
  readonly models: Models
  readonly #byContent = new Map<string, string>()

  /** @param models named already; objects inside them are named too */
  constructor(models: Models) {
    this.models = { ...models }
    for (const [name, model] of Object.entries(models)) {
      const named = this.#withParts(model, name)
      const { description: _, ...content } = named
      this.models[name] = named
      this.#byContent.set(JSON.stringify(content), name)
    }
  }

  /** Returns the schema with every object in it replaced by a reference. @param name for an object without one */
  refer(schema: OpenApiSchema, name: string): OpenApiSchema {
    const parts = this.#withParts(schema, name)
    if (parts.properties === undefined || parts.type !== 'object') return parts
    const { description, default: usual, ...content } = parts
    const reference = { $ref: REFERENCE + this.#nameOf(content, name) }
    return {
      ...reference,
      ...(description !== undefined && { description }),
      ...(usual !== undefined && { default: usual }),
    }
  }

  #nameOf(content: OpenApiSchema, proposed: string): string {
    const key = JSON.stringify(content)
    const known = this.#byContent.get(key)
    if (known !== undefined) return known
    let name = proposed
    for (let number = 2; name in this.models; number += 1) name = `${proposed}${number}`
    this.models[name] = content
    this.#byContent.set(key, name)
    return name
  }

  #withParts(schema: OpenApiSchema, name: string): OpenApiSchema {
    const { properties, items, prefixItems, additionalProperties, anyOf, oneOf, allOf } = schema
    const parts: OpenApiSchema = { ...schema }
    if (properties !== undefined)
      parts.properties = Object.fromEntries(
        Object.entries(properties).map(([key, inner]) => [key, this.refer(inner, name + pascal(key))]),
      )
    if (items !== undefined) parts.items = this.refer(items, singular(name))
    if (prefixItems !== undefined) parts.prefixItems = prefixItems.map((each) => this.refer(each, name))
    if (typeof additionalProperties === 'object')
      parts.additionalProperties = this.refer(additionalProperties, `${name}Value`)
    const choices = anyOf ?? oneOf
    if (choices !== undefined) {
      delete parts.anyOf
      Object.assign(parts, this.#choice(choices, name))
    }
    if (allOf !== undefined) parts.allOf = allOf.map((each) => this.refer(each, name))
    return parts
  }

  /** A choice between objects that a constant tells apart gets a discriminator. */
  #choice(choices: readonly OpenApiSchema[], name: string): OpenApiSchema {
    const by = Object.keys(choices[0]?.properties ?? {}).find((key) =>
      choices.every((choice) => typeof choice.properties?.[key]?.const === 'string'),
    )
    if (by === undefined || choices.length < 2)
      return { anyOf: choices.map((choice) => this.refer(choice, name)) }
    const values = choices.map((choice) => String(choice.properties?.[by]?.const))
    const oneOf = choices.map((choice, at) => this.refer(choice, name + pascal(values[at] ?? '')))
    const mapping = Object.fromEntries(oneOf.map(({ $ref = '' }, at) => [values[at] ?? '', $ref]))
    return { oneOf, discriminator: { propertyName: by, mapping } }
  }
}

/** `thread_id`, `fear-greed` and `DISK_LOW` become `ThreadId`, `FearGreed` and `DiskLow`. */
export const pascal = (text: string): string =>
  (/[a-z]/.test(text) ? text : text.toLowerCase()).replace(
    /(?:^|[^A-Za-z0-9]+)([A-Za-z0-9])/g,
    (_, letter: string) => letter.toUpperCase(),
  )

/** A list of `Windows` has items called `Window`. */
const singular = (name: string): string =>
  /[^s]s$/.test(name) ? name.replace(/ies$/, 'y').replace(/s$/, '') : `${name}Item`
