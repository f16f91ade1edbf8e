/** Explains why an input is invalid, as a field and a problem in the reader's language, for every endpoint. */

import * as z from 'zod'
import { en, fr } from 'zod/locales'
import { harmlessLine } from './clean-text.ts'
import { type LocalizableMessage, localize, VigieError } from './errors.ts'
import type { ZodIssue } from './issue-wording.ts'
import { issueWording } from './issue-wording.ts'
import { listOf, unknownField } from './known-names.ts'
import { hasKey } from './messages/index.ts'
import { problemIn, type UnusableReason } from './unusable-path.ts'
import type { Language } from './vocabulary.ts'

/** Which field of an input is invalid, and why, in the reader's language. */
export interface InputProblem extends Readonly<Record<string, string>> {
  /** The path, such as `schedule.windows[0].from`; `input` for the whole. */
  readonly field: string
  /** The problem, without a full stop. */
  readonly problem: string
}

/** The common part of any schema library's issues; zod's issues have more, which is used. */
interface SchemaIssue {
  readonly message: string
  readonly path?: readonly (PropertyKey | { readonly key: PropertyKey })[] | undefined
}

type Path = readonly PropertyKey[]

/** What an issue says of the object that it is about, in its message: the schema is not available when it is explained. */
const FIELDS = /^fields\((.*)\)/
/** What a value of the same schema looks like. */
const EXAMPLE = /^example\((.*)\) received/

z.config({
  customError: ({ code, inst, input }) => {
    if (code !== 'unrecognized_keys' && code !== 'invalid_type') return undefined
    const received = `received ${input === null ? 'null' : typeof input}`
    const known = namesIn(inst)
    if (known.length > 0) return `fields(${known.join(',')}) ${received}`
    const example = code === 'invalid_type' && inst instanceof z.ZodType ? exampleOf(inst) : null
    return example === null ? undefined : `example(${example}) ${received}`
  },
})

/** Returns the fields of an object, the one that decides its form, or the keys of a map that has only some. */
function namesIn(schema: unknown): readonly string[] {
  if (schema instanceof z.ZodObject) return Object.keys(schema.shape)
  if (schema instanceof z.ZodDiscriminatedUnion) return [schema.def.discriminator]
  const isMap = schema instanceof z.ZodRecord && schema.keyType instanceof z.ZodEnum
  return isMap ? (schema.keyType as z.ZodEnum).options.map(String) : []
}

/** Returns the example that a schema gives, or that its elements do; null if there is none. */
function exampleOf(schema: z.ZodType): string | null {
  if (!(schema instanceof z.ZodArray)) return given(schema).slice(0, 1).map(written)[0] ?? null
  const element = schema.element as z.ZodType
  const examples = element instanceof z.ZodEnum ? element.options : given(element)
  if (examples.length > 0) return JSON.stringify(examples.slice(0, 2))
  return element instanceof z.ZodNumber ? '[1, 2]' : null
}

function given(schema: z.ZodType): readonly unknown[] {
  const { examples } = schema.meta() ?? {}
  return Array.isArray(examples) ? examples : []
}

const written = (example: unknown): string =>
  typeof example === 'string' ? example : JSON.stringify(example)

const knownFields = ({ message }: ZodIssue): readonly string[] =>
  FIELDS.exec(message)?.[1]
    ?.split(',')
    .filter((name) => name !== '') ?? []

/** Imported by name: the program contains no other of the schema library's fifty languages. */
const LOCALES = { en: en().localeError, fr: fr().localeError } satisfies Record<Language, unknown>

function keysOf(issue: SchemaIssue): Path {
  return (issue.path ?? []).map((step) => (typeof step === 'object' ? step.key : step))
}

/** Names of keys come from outside: what commands a terminal or forges lines is written out. */
function fieldOf(path: Path): string {
  const steps = path.map((key) => (typeof key === 'number' ? `[${key}]` : `.${harmlessLine(String(key))}`))
  return steps.join('').replace(/^\./, '') || 'input'
}

/** How much of the input a branch of a union accepted: the one whose first issue is deepest was intended. */
function depth(branch: readonly ZodIssue[]): number {
  return Math.max(...branch.map(({ path }) => path.length), 0)
}

/** Whether a branch of a union takes an empty text only: that is no name for what a value must be. */
const isEmptyText = ([first]: readonly ZodIssue[]): boolean =>
  first?.code === 'invalid_value' && first.path.length === 0 && first.values.every((value) => value === '')

/** Returns what a value can be if it is like no branch of a union; null if these are not words and objects. */
function alternatives({ errors }: z.core.$ZodIssueInvalidUnion): readonly string[] | null {
  if (errors.length < 2) return null
  // Among words alone nothing needs quotation marks.
  const isMixed = errors.some(([issue]) => issue?.code !== 'invalid_value')
  const each = errors.map((issues) => {
    const [issue, further] = issues
    if (issue === undefined || further !== undefined || issue.path.length > 0) return []
    if (issue.code === 'invalid_value')
      return issue.values.map((value) => (isMixed ? JSON.stringify(value) : String(value)))
    const known = issue.code === 'invalid_type' ? knownFields(issue) : []
    return known.length === 0 ? [] : [`{${known.map((name) => `"${name}": …`).join(', ')}}`]
  })
  return each.some((options) => options.length === 0) ? null : each.flat()
}

/** Returns the issue to report: inside a union, the first one of the closest branch. */
function innermost(issue: ZodIssue, above: Path = []): { issue: ZodIssue; path: Path } {
  const path = [...above, ...issue.path]
  if (issue.code !== 'invalid_union' || alternatives(issue) !== null) return { issue, path }
  const named = issue.errors.filter((branch) => !isEmptyText(branch))
  const branches = named.length === 0 ? issue.errors : named
  const closest = branches.toSorted((a, b) => depth(b) - depth(a) || a.length - b.length)[0]?.[0]
  return closest === undefined ? { issue, path } : innermost(closest, path)
}

/** Returns zod's message in a language, to end our own message: no "Invalid input:" prefix, no capital. */
function localised(issue: ZodIssue, language: Language): string {
  const said = LOCALES[language](issue as z.core.$ZodRawIssue)
  const text = typeof said === 'string' ? said : (said?.message ?? issue.message)
  const bare = text
    .replace(/^(Invalid input: |Entrée invalide : )/, '')
    .replace(/, (received|reçu|undefined|indéfini).*$/, '')
  return /^[A-Z][a-zé]/.test(bare) ? bare.charAt(0).toLowerCase() + bare.slice(1) : bare
}

function isMissing(issue: ZodIssue): boolean {
  return issue.code === 'invalid_type' && issue.message.endsWith('received undefined')
}

/** Returns the problem if the catalogue has it; otherwise null. */
function issueProblem(issue: ZodIssue): UnusableReason | null {
  const { code, message } = issue
  if (hasKey('problems', message))
    return { messageKey: message, params: code === 'custom' ? { ...issue.params } : {} }
  const known = knownFields(issue)
  if (code === 'unrecognized_keys') return unknownField(String(issue.keys[0]), known)
  if (code === 'invalid_type' && known.length > 0) {
    const messageKey = isMissing(issue) ? 'missing_object' : 'not_object_of'
    return { messageKey, params: { fields: listOf(known) } }
  }
  const example = EXAMPLE.exec(message)?.[1]
  if (isMissing(issue))
    return example === undefined
      ? { messageKey: 'missing' }
      : { messageKey: 'missing_example', params: { example } }
  if (code === 'invalid_type' && issue.expected === 'array' && example !== undefined)
    return { messageKey: 'not_list_of', params: { example } }
  const options = code === 'invalid_union' ? alternatives(issue) : null
  if (options !== null) return { messageKey: 'one_of', params: { options: options.join(', ') } }
  if (code === 'invalid_union' && 'options' in issue)
    return { messageKey: 'one_of', params: { options: (issue.options ?? []).join(', ') } }
  if (code === 'invalid_format' && issue.format === 'regex')
    return { messageKey: 'other_form', params: { pattern: String(issue.pattern) } }
  return issueWording(issue)
}

/** Returns the text of the problem; if the catalogue has none, that of the schema library. */
function describe(issue: ZodIssue, language: Language): string {
  const problem = issueProblem(issue)
  if (problem !== null) return localize(problem, language)
  return issue.code === 'invalid_key'
    ? describe(issue.issues[0] ?? issue, language)
    : localised(issue, language)
}

function isZodIssue(issue: SchemaIssue): issue is SchemaIssue & ZodIssue {
  return 'code' in issue && issue.path !== undefined
}

/** Returns the first problem, which is the one to fix first. */
export function inputProblem(issues: readonly SchemaIssue[], language: Language): InputProblem {
  const [first] = issues
  if (first === undefined) return { field: 'input', problem: problemIn(language, 'missing') }
  if (!isZodIssue(first)) return { field: fieldOf(keysOf(first)), problem: first.message }
  const { issue, field } = meant(first)
  return { field, problem: describe(issue, language) }
}

/** Returns the first problem as a localizable message, for when the reader is not known yet. */
export const misshapeMessage = (error: z.ZodError): LocalizableMessage =>
  misshapeMessages(error)[0] ?? { messageKey: 'answer.unexpected' }

/** Returns all problems as localizable messages. */
export const misshapeMessages = ({ issues }: z.ZodError): readonly LocalizableMessage[] =>
  issues.map(messageOfIssue)

function messageOfIssue(first: ZodIssue): LocalizableMessage {
  const { issue, field } = meant(first)
  const problem = issueProblem(issue) ?? ({ messageKey: 'answer.unexpected' } as const)
  return { messageKey: 'answer.field', params: { field, problem } }
}

function meant(first: ZodIssue): { issue: ZodIssue; field: string } {
  const { issue, path } = innermost(first)
  const [stranger] = issue.code === 'unrecognized_keys' ? issue.keys : []
  return { issue, field: fieldOf(stranger === undefined ? path : [...path, stranger]) }
}

/** The same of a change of settings, in which null does not remove a part. */
function changeProblem({ issues }: z.ZodError, language: Language): InputProblem {
  const { field, problem } = inputProblem(issues, language)
  const [first] = issues
  const isNull = first !== undefined && meant(first).issue.message.endsWith('received null')
  return { field, problem: isNull ? problemIn(language, 'null_instead', { problem }) : problem }
}

/** Returns the error to throw for invalid input. It keeps the parse error, so that an endpoint can localize it. */
export function invalidInput(error: z.ZodError): VigieError {
  return new VigieError('invalid_input', changeProblem(error, 'en'), { cause: error })
}

/** Returns the same error with its problem in the reader's language, if it came from a schema. */
export function localizeInputProblem(error: VigieError, language: Language): VigieError {
  const { code, params, cause } = error
  if (code !== 'invalid_input' || !(cause instanceof z.ZodError)) return error
  const { problem } = changeProblem(cause, language)
  return new VigieError('invalid_input', { ...params, problem }, { cause })
}
