/** Gives names to choices, lists of words and patterns that several models have, so that each is written once. */
import type { OpenApiModels } from './openapi-models.ts'
import { pascal } from './openapi-models.ts'
import { mapInner, type OpenApiSchema, type SchemaPlace } from './openapi-schema.ts'

/** A shorter part says itself more plainly than a name would; words have a name for the sake of generated types. */
const SHORTEST = 100
const SHORTEST_WORDS = 55

/** The models with their repeated parts named, and the same change for schemas outside of them. */
interface SharedParts {
  readonly models: Readonly<OpenApiModels>
  share(schema: OpenApiSchema): OpenApiSchema
}

/** A part that may be named, and where it was met first: its model, and its property or that of the list around it. */
interface MetPart {
  readonly content: OpenApiSchema
  readonly model: string
  readonly property: string
  readonly models: Set<string>
  readonly properties: Set<string>
  /** Each as it was met; absent ones are undefined. */
  readonly descriptions: Set<string | undefined>
  times: number
}

/** @param outside schemas of parameters, with the names of these */
export function sharedParts(
  models: Readonly<OpenApiModels>,
  outside: readonly (readonly [name: string, schema: OpenApiSchema])[],
): SharedParts {
  const met = new Map<string, MetPart>()
  for (const [model, schema] of Object.entries(models)) meet(schema, model, '', true, met)
  for (const [name, schema] of outside) meet(schema, '', name, false, met)
  const names = new Map(
    Object.entries(models).flatMap(([name, model]) => (isPart(model) ? [[contentOf(model), name]] : [])),
  )
  const repeated = [...met].filter(([key, part]) => part.times > 1 && isOneThing(part) && !names.has(key))
  for (const [key, name] of named(repeated, models)) names.set(key, name)
  const share = (schema: OpenApiSchema): OpenApiSchema => {
    const { description, default: usual } = schema
    const key = contentOf(schema)
    const name = names.get(key)
    if (name === undefined) return mapInner(schema, share)
    const said = commonDescription(met.get(key))
    return {
      $ref: `#/components/schemas/${name}`,
      ...(description !== undefined && description !== said && { description }),
      ...(usual !== undefined && { default: usual }),
    }
  }
  const changed = Object.entries(models).map(([name, model]) => [name, mapInner(model, share)] as const)
  const parts = repeated.map(([key, part]) => {
    const description = commonDescription(part)
    const content = mapInner(part.content, share)
    return [names.get(key) ?? '', description === undefined ? content : { ...content, description }] as const
  })
  return { models: Object.fromEntries([...changed, ...parts]), share }
}

/** Counts the parts of a schema. */
function meet(
  schema: OpenApiSchema,
  model: string,
  property: string,
  isModel: boolean,
  met: Map<string, MetPart>,
): void {
  if (!isModel && isPart(schema) && isLongEnough(schema)) {
    const key = contentOf(schema)
    const sets = {
      models: new Set<string>(),
      properties: new Set<string>(),
      descriptions: new Set<string | undefined>(),
    }
    const part = met.get(key) ?? { content: contentIn(schema), model, property, times: 0, ...sets }
    met.set(key, part)
    part.times += 1
    part.models.add(model)
    part.properties.add(property)
    part.descriptions.add(schema.description)
  }
  mapInner(schema, (inner, place, name) => {
    meet(inner, model, place === 'properties' ? name : `${property}${ENDINGS[place] ?? ''}`, false, met)
    return inner
  })
}

/** How a part inside a list or a map is called after it. */
const ENDINGS: Readonly<Partial<Record<SchemaPlace, string>>> = {
  items: '_item',
  additionalProperties: '_value',
  propertyNames: '_name',
}

const isLongEnough = (schema: OpenApiSchema): boolean =>
  JSON.stringify(schema).length >= (schema.enum === undefined ? SHORTEST : SHORTEST_WORDS)

/** What is said wherever the part is used; undefined if that differs. */
function commonDescription(part: MetPart | undefined): string | undefined {
  const [first, ...others] = part?.descriptions ?? []
  return others.length === 0 ? first : undefined
}

/** Only description and default may differ where it is used. */
const contentIn = ({ description: _, default: __, ...content }: OpenApiSchema): OpenApiSchema => content
const contentOf = (schema: OpenApiSchema): string => JSON.stringify(contentIn(schema))

/** What generators make a type of, or write out again at each use: never an object, which has a name already. */
const isPart = ({ enum: words, type, pattern, oneOf, anyOf, items }: OpenApiSchema): boolean =>
  [words, oneOf, items].some((each) => each !== undefined) ||
  (type === 'string' && pattern !== undefined) ||
  (anyOf !== undefined && !isNamedOrNull(anyOf))

/** With its null, what has a name stays where it is: another name for the two would say nothing. */
const isNamedOrNull = (choices: readonly OpenApiSchema[]): boolean =>
  choices
    .filter(({ type }) => type !== 'null')
    .every(({ $ref, enum: words }) => ($ref ?? words) !== undefined)

/** Equal words and choices are one thing wherever they stand; equal texts and lists only under one name. */
const isOneThing = ({ content, properties }: MetPart): boolean =>
  content.enum !== undefined || content.oneOf !== undefined || properties.size === 1

/** Returns the names by content: what begins the names of all its models, otherwise its first model, with its property. */
function named(
  parts: readonly (readonly [key: string, part: MetPart])[],
  models: Readonly<OpenApiModels>,
): readonly (readonly [key: string, name: string])[] {
  const taken = new Set(Object.keys(models))
  return parts.map(([key, { model, property, models: users }]) => {
    const proposed = (sharedBeginning([...users]) || model) + pascal(property)
    let name = proposed
    for (let number = 2; taken.has(name); number += 1) name = `${proposed}${number}`
    taken.add(name)
    return [key, name]
  })
}

/** `JobDefinitionHttp` and `JobCreationHttp` both begin with `Job`. */
function sharedBeginning(names: readonly string[]): string {
  const [first = [], ...others] = names.map((name) => name.split(/(?=[A-Z])/))
  const end = first.findIndex((word, at) => others.some((other) => other[at] !== word))
  return (end === -1 ? first : first.slice(0, end)).join('')
}
