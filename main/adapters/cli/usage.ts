/** Commander's parse errors, reworded in the reader's language. */
import type { CommanderError } from 'commander'
import { render } from '../../../shared/messages/catalogue.ts'
import { usageProblems } from '../../../shared/messages/help/usage.ts'
import type { Language } from '../../../shared/vocabulary.ts'
import { helpText } from './help.ts'

type UsageProblem = keyof typeof usageProblems

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
  const problem = told(sentence, language)
  if (suggested === undefined) return problem
  return render(usageProblems.suggestion, language, { problem, words: suggested })
}

function told(sentence: string, language: Language): string {
  for (const [key, pattern] of SENTENCES) {
    const named = pattern.exec(sentence)?.groups
    if (named === undefined) continue
    return helpText(render(usageProblems[key], language, { word: 'vigie', ...named }), language)
  }
  return sentence
}
