/** Rewords zod's issues about type and size: its own messages mention types and signs. */
import type * as z from 'zod'
import type { ProblemKey } from './messages/index.ts'
import type { UnusableReason } from './unusable-path.ts'

/** An issue that zod found in an input. */
export type ZodIssue = z.core.$ZodIssue

const KINDS: Readonly<Record<string, ProblemKey>> = {
  number: 'not_number',
  int: 'not_integer',
  string: 'not_text',
  boolean: 'not_yes_no',
  array: 'not_list',
  object: 'not_object',
  record: 'not_object',
}

const FORMS: Readonly<Record<string, ProblemKey>> = {
  url: 'form.url',
  date: 'form.date',
  datetime: 'form.instant',
}

/** Returns the problem; null if this file does not know it. */
export function issueWording(issue: ZodIssue): UnusableReason | null {
  const say = (key: ProblemKey | undefined, params: UnusableReason['params'] = {}): UnusableReason | null =>
    key === undefined ? null : { messageKey: key, params }
  if (issue.code === 'invalid_type') return say(KINDS[issue.expected])
  if (issue.code === 'invalid_format') return say(FORMS[issue.format])
  if (issue.code === 'invalid_value') {
    const options = issue.values.map(String).join(', ')
    return issue.values.length === 1 ? say('exactly', { value: options }) : say('one_of', { options })
  }
  if (issue.code === 'too_small') return say(tooSmall(issue), { limit: limitOf(issue.minimum) })
  if (issue.code === 'too_big') return say(tooBig(issue), { limit: limitOf(issue.maximum) })
  return null
}

/** A whole number is written as a program takes it, another one with the decimal mark of the reader. */
const limitOf = (limit: number | bigint): string | number =>
  typeof limit === 'number' && !Number.isInteger(limit) ? limit : String(limit)

function tooSmall({ origin, minimum, inclusive }: z.core.$ZodIssueTooSmall): ProblemKey | undefined {
  if (isNumber(origin)) return inclusive === false ? 'not_above' : 'below_least'
  if (origin === 'string') return minimum === 1 ? 'empty_text' : 'too_short'
  return origin === 'array' ? 'too_few' : undefined
}

function tooBig({ origin, inclusive }: z.core.$ZodIssueTooBig): ProblemKey | undefined {
  if (isNumber(origin)) return inclusive === false ? 'not_below' : 'above_most'
  if (origin === 'string') return 'too_long'
  return origin === 'array' ? 'too_many' : undefined
}

const isNumber = (origin: string): boolean => origin === 'number' || origin === 'int'
