/** Commander's parse errors, reworded in the reader's language. */
import type { CommanderError } from 'commander'
import type { KeyOf } from '../../../shared/messages/catalogue.ts'
import { translateIn, translateWith } from '../../../shared/messages/index.ts'
import type { Language } from '../../../shared/vocabulary.ts'
import { helpText } from './help.ts'

type UsageProblem = KeyOf<'usage'>

/** Commander's messages by problem; the names they contain become parameters. */
const SENTENCES: readonly (readonly [UsageProblem, RegExp])[] = [
  ['unknown_command', /^unknown command '(?<word>.*)'$/],
  ['unknown_option', /^unknown option '(?<word>.*)'$/],
  ['missing_argument', /^missing required argument '(?<word>.*)'$/],
  ['missing_value', /^option '(?<word>.*)' argument missing$/],
  ['missing_option', /^required option '(?<word>.*)' not specified$/],
  [
    'not_a_choice',
    /^option '(?<word>.*)' argument '(?<value>.*)' is invalid\. Allowed choices are (?<choices>.*)$/,
  ],
  [
    'not_a_choice',
    /^command-argument value '(?<value>.*)' is invalid for argument '(?<word>.*)'\. Allowed choices are (?<choices>.*)$/,
  ],
  ['conflict', /^option '(?<word>.*)' cannot be used with option '(?<other>.*)'$/],
  [
    'too_many',
    /^too many arguments(?: for '(?<word>.*)')?\. Expected (?<count>\d+) arguments? but got (?<received>\d+): (?<values>.*)$/,
  ],
]

/** Returns the problem without a full stop. Unknown messages of commander are returned unchanged. */
export function usageProblem({ message }: CommanderError, language: Language): string {
  const [, sentence = message, suggested] =
    /^(?:error: )?(.*?)\.?(?:\n\(Did you mean (?:one of )?(.*)\?\))?$/s.exec(message) ?? []
  const problem = translated(sentence, language)
  if (suggested === undefined) return problem
  return translateIn('usage', language, 'suggestion', { problem, words: suggested })
}

function translated(sentence: string, language: Language): string {
  for (const [key, pattern] of SENTENCES) {
    const named = pattern.exec(sentence)?.groups
    if (named === undefined) continue
    return helpText(translateWith('usage', language, key, { word: 'vigie', ...named }), language)
  }
  return sentence
}
