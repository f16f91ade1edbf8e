/** The input of a procedure as arguments and options of a command, with their types, defaults and choices. */
import type { AnySchema } from '@orpc/contract'
import { Option } from 'commander'
import * as z from 'zod'
import type { AnswerContext } from '../../../shared/field-label.ts'
import { hasKey, translateIn } from '../../../shared/messages/index.ts'
import { unusable } from '../../../shared/unusable-path.ts'
import type { Language } from '../../../shared/vocabulary.ts'
import type { Cli } from './base.ts'
import { collected, decimal, wholeNumber } from './options.ts'
import { choiceFrom, choiceOption, nameChoices, spokenText } from './spoken-input.ts'

/** One field of an input, and what the command line calls it. */
export interface InputField {
  readonly key: string
  /** `asset` for `asset_id`; `enable/disable` is a flag for each of the two values of a boolean. */
  readonly name: string
  /** What stands for its value in the help. */
  readonly placeholder: string
  readonly type: z.core.$ZodType
  /** The value if it is left out; undefined if there is none. */
  readonly byDefault: unknown
  /** Whether the contract refuses an input without it. */
  readonly required: boolean
}

/** The options of a field, and how their values make the value of the field. */
interface FieldOptions {
  readonly options: readonly Option[]
  /** Returns undefined if none was given. @throws VigieError invalid_input */
  readonly read: (values: Readonly<Record<string, unknown>>, reader: AnswerContext) => unknown
}

/** What stands for the value of an option, if it is not named like the option. */
const PLACEHOLDERS: Readonly<Record<string, string>> = {
  asset: 'id',
  cost: 'count',
  days: 'count',
  domain: 'letter',
  for: 'length',
  from: 'day',
  job: 'id',
  limit: 'count',
  notes: 'text',
  on: 'day',
  search: 'text',
  series: 'id',
  to: 'day',
  until: 'instant',
}

/**
 * Returns the fields of an input, in the order of the contract.
 * @param names those that the command renames: `until`, or `set <threshold=value>` with its placeholder
 */
export function inputFields(
  schema: AnySchema | undefined,
  names: Readonly<Record<string, string>> = {},
): readonly InputField[] {
  const bare = schema === undefined ? undefined : unwrapped(schema as z.core.$ZodType).type
  if (!(bare instanceof z.ZodObject)) return []
  return Object.entries(bare.shape as Record<string, z.core.$ZodType>).map(([key, type]) => {
    const [name = key, placeholder = PLACEHOLDERS[name] ?? name] = (names[key] ?? argumentName(key)).split(
      /[ <>]+/,
    )
    return { key, name, placeholder, ...unwrapped(type), required: !z.safeParse(type, undefined).success }
  })
}

/** Returns a field's name on the command line: `asset` for `asset_id`. */
export const argumentName = (key: string): string => key.replace(/(?<=.)_id$/, '').replaceAll('_', '-')

/** Returns the type inside `optional`, `default`, `prefault` and `nullable`, with the default. */
function unwrapped(schema: z.core.$ZodType): Pick<InputField, 'type' | 'byDefault'> {
  if (schema instanceof z.ZodDefault) {
    return { ...unwrapped(schema.def.innerType), byDefault: schema.def.defaultValue }
  }
  if (schema instanceof z.ZodOptional || schema instanceof z.ZodNullable || schema instanceof z.ZodPrefault) {
    return unwrapped(schema.def.innerType)
  }
  return { type: schema, byDefault: undefined }
}

/**
 * Returns the options of a field; none if a terminal cannot give its value, as for a list of objects.
 * @param ownDefault the default of this command, if it differs from the contract's
 */
export function optionsOf(field: InputField, reader: AnswerContext, ownDefault?: unknown): FieldOptions {
  const { key, name, type, placeholder } = field
  if (isFlag(type)) return flags(field)
  if (type instanceof z.ZodRecord) return assignments(field, type, reader.language)
  if (type instanceof z.ZodArray && type.element instanceof z.ZodEnum)
    return several(field, reader, type.element)
  if (type instanceof z.ZodObject || type instanceof z.ZodArray) return { options: [], read: () => undefined }
  const option = new Option(`--${name} <${placeholder}>`)
  const choices = choicesOf(type)
  if (choices.length > 0) choiceOption(option, reader, key, choices)
  if (type instanceof z.ZodNumber) option.argParser(numberParser(name, type, reader.language))
  const value = ownDefault ?? field.byDefault
  if (value !== undefined) option.default(value)
  if (field.required) option.makeOptionMandatory()
  return {
    options: [option],
    read: (values, asked) => {
      const given = values[option.attributeName()]
      return typeof given === 'string' ? spokenText(asked, key, type, given) : given
    },
  }
}

/** A flag gives the value that the field does not have anyway. */
function flags({ name, byDefault }: InputField): FieldOptions {
  const [yes = name, no] = name.split('/')
  const first = new Option(`--${yes}`)
  if (no === undefined) {
    const given = byDefault !== true
    return { options: [first], read: (values) => (values[first.attributeName()] ? given : undefined) }
  }
  const second = new Option(`--${no}`)
  const read: FieldOptions['read'] = (values) => {
    if (values[first.attributeName()]) return true
    return values[second.attributeName()] ? false : undefined
  }
  return { options: [first, second.conflicts(first.attributeName())], read }
}

/** One of a few values, repeatable: a list of them. The contract refuses others. */
function several(
  { key, name, placeholder }: InputField,
  reader: AnswerContext,
  element: z.ZodEnum,
): FieldOptions {
  const choices = element.options.map(String)
  const option = new Option(`--${name} <${placeholder}>`)
  nameChoices(option, reader, key, choices)
  option.argParser((text, before?: readonly string[]) =>
    collected(choiceFrom(reader.group, key, choices, text) ?? text, before),
  )
  return { options: [option], read: (values) => values[option.attributeName()] }
}

/** `name=value`, repeatable: entries of one type. */
function assignments(
  { name, placeholder: form }: InputField,
  { valueType }: z.ZodRecord,
  language: Language,
): FieldOptions {
  const option = new Option(`--${name} <${form}>`).argParser(collected)
  const entry = (text: string) => {
    const [, key, value] = /^([\w-]+)=(.+)$/s.exec(text) ?? []
    if (key === undefined || value === undefined) throw unusable(name, 'not_assigned', { value: text, form })
    return [key, valueType instanceof z.ZodNumber ? decimal(key, language)(value) : value] as const
  }
  const read: FieldOptions['read'] = (values) => {
    const given = values[option.attributeName()] as readonly string[] | undefined
    return given && Object.fromEntries(given.map(entry))
  }
  return { options: [option], read }
}

const isFlag = (type: z.core.$ZodType): boolean =>
  type instanceof z.ZodBoolean || (type instanceof z.ZodUnion && type.options.some(isFlag))

const numberParser = (name: string, type: z.ZodNumber, language: Language) =>
  (type.format ?? '').includes('int') ? wholeNumber(name, language) : decimal(name, language)

function choicesOf(type: z.core.$ZodType): readonly string[] {
  if (type instanceof z.ZodEnum) return type.options.map(String)
  return type instanceof z.ZodUnion ? type.options.flatMap(choicesOf) : []
}

/** Returns what a refusal calls an argument: the word of the help in the reader's language; its field for a program. */
export function argumentWord(
  { key, name }: InputField,
  { json, language }: Pick<Cli, 'json' | 'language'>,
): string {
  if (json) return key
  return hasKey('placeholders', name) ? translateIn('placeholders', language, name) : name
}

/** Returns the value of an argument, of which there may be several. An id is coerced by the contract, whose message names it. */
export function argumentValue(
  { key, name, type }: InputField,
  text: string | readonly string[],
  reader: AnswerContext,
): unknown {
  if (typeof text !== 'string') return text
  const isNumber = type instanceof z.ZodNumber && type.def.coerce !== true
  if (isNumber) return numberParser(name, type, reader.language)(text)
  const value = spokenText(reader, key, type, text)
  const choices = type instanceof z.ZodEnum ? type.options.map(String) : [value]
  if (choices.includes(value)) return value
  throw unusable(name, 'one_of', { options: choices.join(', ') })
}
