/** Writes fields of a record by hand: texts, lists, and the parts of salaries and outlook, as people write them. */

import { type Command, Option } from 'commander'
import * as z from 'zod'
import {
  contentFieldSchema,
  type OccupationContent,
  occupationContentSchema,
} from '../../../shared/occupation.ts'
import { placeAt, valueFromText } from '../../../shared/setting-path.ts'
import { unusable } from '../../../shared/unusable-path.ts'
import type { Language } from '../../../shared/vocabulary.ts'
import { fieldNamed } from '../../core/jobs/occupations/import/columns.ts'
import { itemsIn, separatorIn } from '../../core/jobs/occupations/import/list-cells.ts'
import type { JsonObject } from '../../core/settings/patch.ts'
import { type Cli, command } from './base.ts'
import { recordText } from './occupations-text.ts'
import { collected, decimal } from './options.ts'

const FIELDS = contentFieldSchema.options.join(', ')
const SHAPE = occupationContentSchema.shape

/** Fields of several parts, with the paths of the parts below them. */
const PARTS = { salaries: pathsIn(SHAPE.salaries), outlook: pathsIn(SHAPE.outlook) } as const
type PartedField = keyof typeof PARTS
const isParted = (field: string): field is PartedField => Object.hasOwn(PARTS, field)

type Json = z.core.util.JSONType

/** Adds `change`. */
export function registerChange(parent: Command, cli: Cli): void {
  command(parent, 'change <code>', `vigie occupations change M1805 --set 'skills=SQL; Java'`)
    .addOption(new Option('--set <field=value>').argParser(collected).default([]))
    .action(async (code: string, { set }: { set: readonly string[] }) => {
      if (set.length === 0) throw unusable('set', 'nothing_set', { fields: FIELDS })
      const { occupations } = await cli.anywhere()
      const { content } = await occupations.get({ code })
      const changes = changesFrom(set, content, cli.language)
      cli.print(await occupations.change({ code, ...changes }), (record) => recordText(cli, record))
    })
}

/**
 * Returns the fields that are written. Of salaries and outlook, the parts that are not named stay as they are; a list that is
 * named again has one more item.
 * @throws VigieError invalid_input
 */
function changesFrom(assignments: readonly string[], current: OccupationContent | null, language: Language) {
  const changes: JsonObject = {}
  for (const assignment of assignments) {
    const [, path, text] = /^([^=]+)=(.*)$/s.exec(assignment) ?? []
    if (path === undefined || text === undefined) throw unusable('set', 'nothing_set', { fields: FIELDS })
    const [name = '', ...steps] = path.trim().split('.')
    const field = fieldNamed(name) ?? name
    if (isParted(field)) {
      const before = changes[field] ?? current?.[field]
      changes[field] = partedValue(field, { steps, text, language }, before)
    } else if (steps.length === 0 && isField(field))
      changes[field] = writtenValue(field, text, changes[field])
    else throw unusable(path, 'no_field', { fields: FIELDS })
  }
  for (const field of Object.keys(changes).filter(isParted)) assertWhole(field, changes[field])
  return changes
}

const isField = (name: string): name is keyof typeof SHAPE => Object.hasOwn(SHAPE, name)

function writtenValue(field: keyof typeof SHAPE, text: string, before: Json | undefined): Json {
  const value = valueFromText(SHAPE[field], text)
  if (typeof value !== 'string' || !(SHAPE[field] instanceof z.ZodArray)) return value
  const items = itemsIn(text, separatorIn([text]))
  return Array.isArray(before) ? [...before, ...items] : items
}

/** What was written for a field or a part of it, and in which language its numbers are. */
interface WrittenPart {
  readonly steps: readonly string[]
  readonly text: string
  readonly language: Language
}

/** A part is named by its path; the whole is JSON, or null. */
function partedValue(
  field: PartedField,
  { steps, text, language }: WrittenPart,
  before: Json | undefined,
): Json {
  const parts = PARTS[field].map((part) => `${field}.${part}`).join(', ')
  if (steps.length === 0) {
    const whole = valueFromText(SHAPE[field], text)
    if (typeof whole === 'object') return whole
    throw unusable(field, 'set_parts', { parts })
  }
  const path = steps.join('.')
  if (!PARTS[field].includes(path)) throw unusable(`${field}.${path}`, 'no_field', { fields: parts })
  const value = partOf(placeAt(SHAPE[field], path)?.schema, text, decimal(`${field}.${path}`, language))
  return assigned((before ?? {}) as JsonObject, steps, value)
}

function partOf(
  schema: z.core.$ZodType | undefined,
  text: string,
  numberFrom: (text: string) => number,
): Json {
  if (schema instanceof z.ZodNullable)
    return text === 'null' ? null : partOf(schema.def.innerType, text, numberFrom)
  return schema instanceof z.ZodNumber ? numberFrom(text) : text
}

function assigned(into: JsonObject, [step = '', ...rest]: readonly string[], value: Json): JsonObject {
  const below = into[step]
  const inner = typeof below === 'object' && below !== null && !Array.isArray(below) ? below : {}
  return { ...into, [step]: rest.length === 0 ? value : assigned(inner, rest, value) }
}

/** @throws VigieError invalid_input naming the parts that are missing */
function assertWhole(field: PartedField, value: Json | undefined): void {
  if (value === null || value === undefined) return
  const missing = PARTS[field].filter((part) => valueAt(value, part.split('.')) === undefined)
  if (missing.length === 0) return
  throw unusable(field, 'missing_parts', { parts: missing.map((part) => `${field}.${part}`).join(', ') })
}

function valueAt(value: Json | undefined, [step, ...rest]: readonly string[]): Json | undefined {
  if (step === undefined) return value
  return typeof value === 'object' && value !== null ? valueAt((value as JsonObject)[step], rest) : undefined
}

/** Returns the paths of the values in an object, such as `junior.min`. */
function pathsIn(schema: z.core.$ZodType): string[] {
  if (schema instanceof z.ZodNullable) return pathsIn(schema.def.innerType)
  if (!(schema instanceof z.ZodObject)) return ['']
  return Object.entries(schema.shape as Record<string, z.core.$ZodType>).flatMap(([name, inner]) =>
    pathsIn(inner).map((path) => (path === '' ? name : `${name}.${path}`)),
  )
}
