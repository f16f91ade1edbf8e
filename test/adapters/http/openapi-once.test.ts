/** The OpenAPI document says each thing once: what several operations or models share is a reference. */
import { expect, it } from 'vitest'
import { mapInner, type OpenApiSchema } from '../../../main/adapters/http/openapi-schema.ts'
import { readDocument } from '../../fuzz/document.ts'

interface DocumentAnswer {
  readonly $ref?: string
  readonly content?: Readonly<Record<string, { readonly schema?: OpenApiSchema }>>
}
interface PlainDocument {
  readonly paths: Readonly<
    Record<
      string,
      Readonly<
        Record<
          string,
          {
            readonly parameters?: readonly { readonly $ref?: string }[]
            readonly responses: Readonly<Record<string, DocumentAnswer>>
          }
        >
      >
    >
  >
  readonly components: {
    readonly schemas: Readonly<Record<string, OpenApiSchema>>
    readonly parameters: Readonly<Record<string, { readonly schema: OpenApiSchema }>>
    readonly responses: Readonly<Record<string, DocumentAnswer>>
  }
}

const { paths, components } = (await readDocument()).plain as unknown as PlainDocument
const operations = Object.values(paths).flatMap((item) => Object.values(item))

/** Returns what is written out more than once. */
const repeated = (written: readonly unknown[]): readonly string[] =>
  [...Map.groupBy(written, (each) => JSON.stringify(each))].flatMap(([text, all]) =>
    all.length > 1 ? [text] : [],
  )

/** Returns a schema with all schemas inside it. */
function withInner(schema: OpenApiSchema): readonly OpenApiSchema[] {
  const all = [schema]
  mapInner(schema, (inner) => {
    all.push(...withInner(inner))
    return inner
  })
  return all
}
const schemas = [
  ...Object.values(components.schemas),
  ...Object.values(components.parameters).map(({ schema }) => schema),
].flatMap(withInner)

it('writes a parameter once, however many operations take it', () => {
  const own = operations.flatMap(({ parameters = [] }) => parameters.filter(({ $ref }) => $ref === undefined))
  expect(repeated(own)).toEqual([])
})

it('writes an answer once, however many operations give it', () => {
  const own = operations.flatMap(({ responses }) => Object.values(responses))
  const all = [...own, ...Object.values(components.responses)].filter(({ $ref }) => $ref === undefined)
  expect(repeated(all)).toEqual([])
})

it('writes a list of words once, however many fields take one of them', () => {
  const lists = schemas.flatMap(({ enum: words, oneOf }) => words ?? oneOf ?? [])
  expect(lists.length).toBeGreaterThan(100)
  const long = schemas.flatMap(({ enum: words, oneOf }) => {
    const list = words ?? oneOf
    return list !== undefined && JSON.stringify(list).length > 60 ? [list] : []
  })
  expect(repeated(long)).toEqual([])
})

it('names every component that something refers to, and no other', () => {
  const text = JSON.stringify({ paths, components })
  const named = [...text.matchAll(/"#\/components\/(schemas|parameters|responses)\/(\w+)"/g)]
  const kinds = ['schemas', 'parameters', 'responses'] as const
  for (const kind of kinds) {
    const referred = new Set(named.filter(([, of]) => of === kind).map(([, , name]) => name))
    const unused = Object.keys(components[kind]).filter((name) => !referred.has(name))
    expect([...referred].filter((name) => !(name !== undefined && name in components[kind]))).toEqual([])
    // Any address can answer 405, and clients find these two models by their names.
    expect(unused.filter((name) => !['MethodNotAllowed', 'Event', 'JobDefinition'].includes(name))).toEqual(
      [],
    )
  }
})

it('gives whole numbers no limits but their own, and a value of any kind no shape', () => {
  const beyond = schemas.filter(
    ({ minimum, maximum }) => minimum === Number.MIN_SAFE_INTEGER || maximum === Number.MAX_SAFE_INTEGER,
  )
  expect(beyond).toEqual([])
  expect(components.schemas.Run?.properties?.summary?.additionalProperties).toEqual({})
})

it('types every constant text, so that generated clients can tell the models of a choice apart', () => {
  const untyped = schemas.filter((schema) => typeof schema.const === 'string' && schema.type !== 'string')
  expect(untyped).toEqual([])
})
