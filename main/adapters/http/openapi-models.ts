/** Gives each object of the OpenAPI document a name, so that generated clients have no anonymous models. */

import { mapInner, type OpenApiSchema, type SchemaPlace } from './openapi-schema.ts'

/** The named parts of the document, by their names. */
export type OpenApiModels = Record<string, OpenApiSchema>

const REFERENCE = '#/components/schemas/'

/** Names objects; equal ones get one name, the first that was proposed. */
export class ModelNames {
  readonly models: OpenApiModels
  readonly #byContent = new Map<string, string>()

  /** @param models named already; objects inside them are named too */
  constructor(models: OpenApiModels) {
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
    const parts = mapInner(schema, (inner, place, property) =>
      CHOICES.has(place) ? inner : this.refer(inner, nameAt(place, name, property)),
    )
    const choices = schema.anyOf ?? schema.oneOf
    if (choices === undefined) return parts
    delete parts.anyOf
    return Object.assign(parts, this.#choice(choices, name))
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

/** They are named together: a constant may tell them apart. */
const CHOICES: ReadonlySet<SchemaPlace> = new Set(['anyOf', 'oneOf'])

/** Returns the name of an object inside the one called `name`. */
function nameAt(place: SchemaPlace, name: string, property: string): string {
  if (place === 'properties') return name + pascal(property)
  if (place === 'items') return singular(name)
  return place === 'additionalProperties' ? `${name}Value` : name
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
