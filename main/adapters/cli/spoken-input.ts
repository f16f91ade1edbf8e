/**
 * What a person types for a value, in the form of the contract: a choice by the word that lists print for it, a number with
 * a comma, yes and no, a day or a time as lists show it. A text that is none of these stays as it is: the contract judges it.
 * Only a time is refused here: the contract would ask for an offset, which can be left out here.
 */
import { type Argument, InvalidArgumentError, type Option } from 'commander'
import * as z from 'zod'
import { type AnswerContext, uncapitalized } from '../../../shared/field-label.ts'
import { typedNumber } from '../../../shared/typed-number.ts'
import { unusable } from '../../../shared/unusable-path.ts'
import { LANGUAGES } from '../../../shared/vocabulary.ts'
import { fold } from '../../core/maintenances/fold.ts'
import { systemClock } from '../clock/system.ts'
import {
  type AnswerShape,
  bareShape,
  choicesIn,
  isDayShape,
  isInstantShape,
  itemShape,
} from './answer-shape.ts'
import { choiceWord } from './answer-words.ts'
import { typedDay, typedInstant, typedMoment } from './typed-time.ts'

/** Returns a typed text in the form of the contract. @throws VigieError invalid_input for a time that cannot be read */
export function spokenText(reader: AnswerContext, field: string, schema: AnswerShape, text: string): string {
  const choices = choicesIn(schema)
  if (choices.length > 0) return choiceFrom(reader.group, field, choices, text) ?? text
  if (isDayShape(schema)) return typedDay(text, reader.language) ?? text
  if (schema === undefined || accepts(schema, text)) return text
  if (isInstantShape(schema)) return instantIn(reader, field, text)
  // Of other texts only a time has a form that is refused as it is typed, and accepted as the contract writes it.
  const moment = typedMoment(text, reader.language)
  return moment !== null && accepts(schema, moment) ? moment : text
}

const accepts = (schema: AnswerShape, text: string): boolean =>
  z.safeParse(schema as z.core.$ZodType, text).success

/** A time without a zone is one of this machine, as lists show it. @throws VigieError invalid_input */
function instantIn({ language }: AnswerContext, field: string, text: string): string {
  const here = { now: systemClock.now(), zone: systemClock.zone(), isAhead: field === 'until' }
  const instant = typedInstant(text, language, here)
  if (instant === null) throw unusable(field, 'form.own_instant')
  return instant
}

/** Returns the value of a setting as the contract takes it. @param value as JSON or the plain text says it */
export function spokenValue<Value>(
  reader: AnswerContext,
  field: string,
  schema: AnswerShape,
  value: Value,
): Value {
  return valueIn(reader, field, schema, value) as Value
}

function valueIn(reader: AnswerContext, field: string, schema: AnswerShape, value: unknown): unknown {
  if (schema === undefined || z.safeParse(schema, value).success) return value
  if (Array.isArray(value)) return value.map((item) => valueIn(reader, field, itemShape(schema), item))
  if (typeof value !== 'string') return value
  const bare = bareShape(schema)
  if (bare instanceof z.ZodNumber) {
    const number = typedNumber(value, reader.language)
    return Number.isNaN(number) ? value : number
  }
  if (bare instanceof z.ZodBoolean) return BOOLEANS.get(fold(value)) ?? value
  return spokenText(reader, field, schema, value)
}

const BOOLEANS = new Map([
  ['oui', true],
  ['yes', true],
  ['vrai', true],
  ['non', false],
  ['no', false],
  ['faux', false],
])

/** The choices of an option as its help names them. */
const named = new WeakMap<Option | Argument, readonly string[]>()

/** More choices than these are named without their words: a command of their own lists them. */
const MOST_IN_WORDS = 12

/** Returns the choices of an option, each with its word in the reader's language; undefined if it takes any text. */
export const namedChoices = (option: Option | Argument): readonly string[] | undefined =>
  named.get(option) ?? option.argChoices

/** Makes an option that takes one of some choices, each also by its word in any language, without accents and case. */
export function choiceOption(
  option: Option,
  reader: AnswerContext,
  field: string,
  choices: readonly string[],
): Option {
  const inWords = nameChoices(option, reader, field, choices)
  return option.argParser((text) => {
    const found = choiceFrom(reader.group, field, choices, text)
    if (found !== null) return found
    throw new InvalidArgumentError(`Allowed choices are ${inWords.join(', ')}.`)
  })
}

/** Gives an option its choices, and their words for its help: `planned (prévue)`. */
export function nameChoices(
  option: Option,
  reader: AnswerContext,
  field: string,
  choices: readonly string[],
): readonly string[] {
  const plain = (text: string) => fold(text).replaceAll('_', ' ')
  const inWords = choices.map((choice) => {
    const [word] = choices.length > MOST_IN_WORDS ? [] : wordsOf(reader, field, choice)
    return word === undefined || plain(word) === plain(choice) ? choice : `${choice} (${uncapitalized(word)})`
  })
  named.set(option.choices(choices), inWords)
  return inWords
}

/** Returns the choice that a text names; null if it names none, or several by the same word. */
export function choiceFrom(
  group: string,
  field: string,
  choices: readonly string[],
  text: string,
): string | null {
  if (choices.includes(text)) return text
  const wanted = fold(text)
  const found = choices.filter(
    (choice) =>
      fold(choice) === wanted ||
      LANGUAGES.some((language) =>
        wordsOf({ group, language }, field, choice).some((word) => fold(word) === wanted),
      ),
  )
  return found.length === 1 ? (found[0] ?? null) : null
}

/** The words of a choice; `minimum_priority` has those of `priority`. */
function wordsOf(reader: AnswerContext, field: string, choice: string): string[] {
  const last = field.replace(/^.*_/, '')
  return [...new Set([field, last])].flatMap((name) => choiceWord(reader, name, choice) ?? [])
}
